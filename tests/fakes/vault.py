"""A vault for tests: remembers, and fails when it is told to."""

from hqs_desktop.core.errors import VaultError


class FakeVault:
    """Fulfils ``desk.ports.Vault`` in memory. ``broken`` makes every call fail, ``full`` every storing one."""

    def __init__(self, secrets: dict[str, str] | None = None, *, persistent: bool = True) -> None:
        self.secrets = dict(secrets or {})
        self.broken = False
        self.full = False
        self._persistent = persistent

    @property
    def persistent(self) -> bool:
        return self._persistent

    def get(self, name: str) -> str | None:
        self._fail_if(self.broken)
        return self.secrets.get(name)

    def set(self, name: str, secret: str) -> None:
        self._fail_if(self.broken or self.full)
        self.secrets[name] = secret

    def delete(self, name: str) -> None:
        self._fail_if(self.broken)
        self.secrets.pop(name, None)

    @staticmethod
    def _fail_if(failing: bool) -> None:  # noqa: FBT001  # a helper of this class
        if failing:
            raise VaultError("the vault can't be used")

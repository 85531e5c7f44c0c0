import sys
from collections.abc import Callable
from pathlib import Path

import keyring.backend
import pytest
from keyring.errors import PasswordDeleteError

from hqs_desktop.adapters import vault as module
from hqs_desktop.adapters.profile import Profile, open_profile, temporary_profile
from hqs_desktop.adapters.vault import (
    CLIENT_SECRET,
    JOURNAL_KEY,
    MAX_LENGTH,
    PASSWORD,
    KeyringVault,
    MemoryVault,
    VaultSecrets,
    desk_identity,
    journal_key,
    open_vault,
    service_name,
    system_backend,
)
from hqs_desktop.core.errors import VaultError
from hqs_desktop.desk.ports import Vault
from tests.fakes.vault import FakeVault


class PywinError(Exception):
    """Like pywintypes.error, which is no KeyringError."""


class Backend(keyring.backend.KeyringBackend):
    """The system's vault in memory."""

    priority = 5

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.error: Exception | None = None

    def get_password(self, service: str, username: str) -> str | None:
        self._fail()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._fail()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._fail()
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError(service)

    def _fail(self) -> None:
        if self.error is not None:
            raise self.error


@pytest.fixture
def backend() -> Backend:
    return Backend()


@pytest.fixture(params=["keyring", "memory", "fake"])
def any_vault(request: pytest.FixtureRequest, backend: Backend) -> Vault:
    made: dict[str, Vault] = {"keyring": KeyringVault(backend, "s"), "memory": MemoryVault(), "fake": FakeVault()}
    return made[request.param]


def test_a_secret_is_kept_replaced_and_forgotten(any_vault: Vault) -> None:
    assert any_vault.get("a") is None
    any_vault.set("a", "one")
    any_vault.set("a", "two \u06a9")
    any_vault.set("b", "other")
    assert (any_vault.get("a"), any_vault.get("b")) == ("two \u06a9", "other")
    any_vault.delete("a")
    any_vault.delete("a")
    assert (any_vault.get("a"), any_vault.get("b")) == (None, "other")


def test_persistence_is_told(backend: Backend) -> None:
    assert KeyringVault(backend, "s").persistent
    assert not MemoryVault().persistent


def test_each_secret_has_an_entry_of_its_own(backend: Backend) -> None:
    """Credential Manager keeps one user name for one service and shuffles the others about."""
    vault = KeyringVault(backend, "s")
    vault.set("a", "1")
    vault.set("b", "2")
    assert {service for service, _ in backend.entries} == {"s/a", "s/b"}


CALLS: dict[str, Callable[[Vault], object]] = {
    "get": lambda vault: vault.get("a"),
    "set": lambda vault: vault.set("a", "x"),
    "delete": lambda vault: vault.delete("a"),
}


@pytest.mark.parametrize("call", CALLS)
def test_every_error_of_a_backend_becomes_one_of_ours(backend: Backend, call: str) -> None:
    vault = KeyringVault(backend, "s")
    backend.error = PywinError(1783, "CredWrite", "the words could quote a secret")
    with pytest.raises(VaultError, match="PywinError") as caught:
        CALLS[call](vault)
    assert "quote" not in str(caught.value)


def test_a_secret_that_can_not_be_deleted_is_told(backend: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = KeyringVault(backend, "s")
    vault.set("a", "1")

    def refuse(service: str, _: str) -> None:
        raise PasswordDeleteError(service)

    monkeypatch.setattr(backend, "delete_password", refuse)
    with pytest.raises(VaultError):
        vault.delete("a")


def test_too_long_a_secret_is_refused_before_the_system_does(backend: Backend) -> None:
    vault = KeyringVault(backend, "s")
    vault.set("a", "x" * MAX_LENGTH)
    with pytest.raises(VaultError, match="longer"):
        vault.set("a", "x" * (MAX_LENGTH + 1))
    assert vault.get("a") == "x" * MAX_LENGTH


def viable(monkeypatch: pytest.MonkeyPatch, **backends: float) -> None:
    """Have these alone be viable, as if each came from the module of its name: their priorities."""
    kinds = [
        type(name, (Backend,), {"__module__": name.replace("_", "."), "priority": priority})
        for name, priority in backends.items()
    ]
    monkeypatch.setattr(keyring.backend.KeyringBackend, "get_viable_backends", lambda: kinds)


@pytest.mark.parametrize(
    "unsafe", ["keyring_backends_fail", "keyring_backends_null", "keyring_backends_chainer", "keyrings_alt_file"]
)
def test_only_known_vaults_are_taken(monkeypatch: pytest.MonkeyPatch, unsafe: str) -> None:
    """Among the others are plain-text files."""
    viable(monkeypatch, **{unsafe: 10})
    assert system_backend() is None


def test_the_best_of_the_known_vaults_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    viable(monkeypatch, keyring_backends_SecretService=5, keyring_backends_kwallet=7, keyrings_alt_file=9)
    assert type(system_backend()).__module__ == "keyring.backends.kwallet"


def test_a_vault_that_was_left_out_of_the_program_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    viable(monkeypatch, keyring_backends_kwallet=7)
    monkeypatch.setitem(sys.modules, "keyring.backends.SecretService", None)
    assert type(system_backend()).__module__ == "keyring.backends.kwallet"


def test_on_windows_it_is_named_and_does_not_roam(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring.backends.Windows  # noqa: PLC0415  # only this test

    made = type("Vault", (), {"persist": "enterprise"})
    monkeypatch.setattr(keyring.backends.Windows, "WinVaultKeyring", made)
    monkeypatch.setattr(sys, "platform", "win32")
    found = system_backend()
    assert isinstance(found, made)
    assert vars(found) == {"persist": "local machine"}


def test_without_a_system_vault_memory_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "system_backend", lambda: None)
    assert not open_vault(open_profile(tmp_path)).persistent


def test_the_demo_leaves_nothing_in_the_system_vault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, backend: Backend
) -> None:
    monkeypatch.setattr(module, "system_backend", lambda: backend)
    assert open_vault(open_profile(tmp_path)).persistent
    with temporary_profile() as demo:
        open_vault(demo).set("a", "x")
    assert backend.entries == {}


def test_profiles_do_not_share_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    names = [service_name(Profile(root)) for root in (tmp_path / "HQSDesktop", tmp_path / "b", tmp_path / "c")]
    assert names[0] == "HQSDesktop"
    assert len(set(names)) == 3
    assert service_name(Profile(tmp_path / "x" / ".." / "b")) == names[1]


def test_the_journal_key_is_made_once_and_only_for_a_new_journal() -> None:
    vault = FakeVault()
    assert journal_key(vault, journal_exists=True) is None
    assert vault.secrets == {}
    key = journal_key(vault, journal_exists=False)
    assert key is not None
    assert len(bytes.fromhex(key)) == 32
    assert journal_key(vault, journal_exists=True) == journal_key(vault, journal_exists=False) == key


def test_a_desk_has_one_identity_and_no_other_has_it() -> None:
    vault = FakeVault()
    identity = desk_identity(vault)
    assert len(bytes.fromhex(identity)) == 16
    assert desk_identity(vault) == identity
    assert desk_identity(FakeVault()) != identity


def test_a_vault_that_forgets_what_was_made_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    vault = FakeVault()
    monkeypatch.setattr(vault, "set", lambda *_: None)
    with pytest.raises(VaultError):
        journal_key(vault, journal_exists=False)
    with pytest.raises(VaultError):
        desk_identity(vault)


def test_the_gateway_gets_the_secrets_as_they_are_now() -> None:
    vault = FakeVault()
    secrets = VaultSecrets(vault)
    assert (secrets.client_secret(), secrets.password()) == ("", "")
    vault.secrets |= {CLIENT_SECRET: "c", PASSWORD: "p", JOURNAL_KEY: "k"}
    assert (secrets.client_secret(), secrets.password()) == ("c", "p")

"""Where secrets live: the system's vault through keyring, or, where the machine has none, this run's memory."""

import contextlib
import hashlib
import importlib
import os
import secrets
import sys
from typing import Final

import keyring.backend
from keyring.errors import PasswordDeleteError

from hqs_desktop.adapters.profile import APP_NAME, Profile, default_root
from hqs_desktop.core.errors import VaultError
from hqs_desktop.desk.ports import Vault

CLIENT_SECRET: Final = "client-secret"  # noqa: S105  # the name under which it is kept
PASSWORD: Final = "password"  # noqa: S105  # the name under which it is kept
DATABASE_PASSWORD: Final = "database-password"  # noqa: S105  # the name under which it is kept
JOURNAL_KEY: Final = "journal-key"
DESK_IDENTITY: Final = "desk-identity"

MAX_LENGTH: Final = 1280
"""Credential Manager holds 2560 bytes of UTF-16 (keyring #355)."""

_JOURNAL_KEY_BYTES: Final = 32
_DESK_IDENTITY_BYTES: Final = 16
# By name, so that a plain-text backend that happens to be installed (keyrings.alt) is never taken, and none is loaded
# for nothing: keyring itself would load every one, macOS's on Linux too, which takes longer than the others together.
_TRUSTED: Final = {
    "darwin": ("keyring.backends.macOS",),
    "linux": ("keyring.backends.SecretService", "keyring.backends.libsecret", "keyring.backends.kwallet"),
}


class KeyringVault:
    """The system's vault. Each secret has its own entry: Credential Manager keeps one user for one service."""

    def __init__(self, backend: keyring.backend.KeyringBackend, service: str) -> None:
        self._backend = backend
        self._service = service

    @property
    def persistent(self) -> bool:
        """Always: that is what the vault is for."""
        return True

    def get(self, name: str) -> str | None:
        """The secret, or None where there is none of that name. Raises ``VaultError``."""
        try:
            return self._backend.get_password(self._entry(name), name)
        except Exception as error:  # backends raise their system's own errors: pywintypes.error, D-Bus errors
            raise VaultError(f"the vault can't be read ({type(error).__name__})") from error

    def set(self, name: str, secret: str) -> None:
        """Store or replace a secret. Raises ``VaultError``, also where it is too long for the vault."""
        if len(secret.encode("utf-16-le")) > 2 * MAX_LENGTH:
            raise VaultError(f"{name} is longer than the vault's {MAX_LENGTH} characters")
        try:
            self._backend.set_password(self._entry(name), name, secret)
        except Exception as error:  # see get
            raise VaultError(f"the vault can't be written ({type(error).__name__})") from error

    def delete(self, name: str) -> None:
        """Forget a secret; nothing happens where there is none. Raises ``VaultError``."""
        try:
            self._backend.delete_password(self._entry(name), name)
        except PasswordDeleteError as error:
            if self.get(name) is not None:  # the same error says "there is none" and "it can't be deleted"
                raise VaultError("the vault can't be written (PasswordDeleteError)") from error
        except Exception as error:  # see get
            raise VaultError(f"the vault can't be written ({type(error).__name__})") from error

    def _entry(self, name: str) -> str:
        return f"{self._service}/{name}"


class MemoryVault:
    """Secrets for this run only."""

    def __init__(self) -> None:
        self._secrets: dict[str, str] = {}

    @property
    def persistent(self) -> bool:
        """Never."""
        return False

    def get(self, name: str) -> str | None:
        """The secret, or None where there is none of that name."""
        return self._secrets.get(name)

    def set(self, name: str, secret: str) -> None:
        """Keep a secret."""
        self._secrets[name] = secret

    def delete(self, name: str) -> None:
        """Forget a secret; nothing happens where there is none."""
        self._secrets.pop(name, None)


class VaultSecrets:
    """The two secrets of the sign-in, read from the vault when the gateway client needs them."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def client_secret(self) -> str:
        """The client's secret, empty where none was stored. Raises ``VaultError``."""
        return self._vault.get(CLIENT_SECRET) or ""

    def password(self) -> str:
        """The user's password, empty where none was stored. Raises ``VaultError``."""
        return self._vault.get(PASSWORD) or ""


def open_vault(profile: Profile) -> Vault:
    """The vault of a profile: the system's, or this run's memory where there is none or the profile is temporary."""
    backend = None if profile.temporary else system_backend()
    return KeyringVault(backend, service_name(profile)) if backend is not None else MemoryVault()


def system_backend() -> keyring.backend.KeyringBackend | None:
    """The system's own vault; None where it has none that keeps secrets secret."""
    if sys.platform == "win32":
        # Named, because a frozen app finds no entry points (keyring #468).
        from keyring.backends.Windows import WinVaultKeyring  # noqa: PLC0415  # Windows only

        vault = WinVaultKeyring()
        vault.persist = "local machine"  # the default, "enterprise", roams with the user to other computers
        return vault
    trusted = _TRUSTED.get(sys.platform, ())
    for name in trusted:
        # Where a backend's own needs are missing it is only not viable; a frozen app may have left it out.
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    viable = [kind for kind in keyring.backend.KeyringBackend.get_viable_backends() if kind.__module__ in trusted]
    best = max(viable, key=lambda kind: float(kind.priority), default=None)
    return best() if best is not None else None


def service_name(profile: Profile) -> str:
    """The name under which a profile's secrets stand in the vault: profiles do not share them."""
    root = os.path.normcase(profile.root.resolve())
    if root == os.path.normcase(default_root().resolve()):
        return APP_NAME
    return f"{APP_NAME}-{hashlib.sha256(root.encode()).hexdigest()[:16]}"


def journal_key(vault: Vault, *, journal_exists: bool) -> str | None:
    """The journal's key, 64 hexadecimal digits. A new one is made only for a new journal.

    None where the journal is there and its key is not: a new key would not open it. Raises ``VaultError``.
    """
    key = vault.get(JOURNAL_KEY)
    if key is None and not journal_exists:
        key = _make(vault, JOURNAL_KEY, _JOURNAL_KEY_BYTES)
    return key


def desk_identity(vault: Vault) -> str:
    """What tells this desk from others in a journal; made once. Raises ``VaultError``.

    It lies beside the journal's key, and not in a file: whoever loses it can't open the journal any more either, and a
    copied folder makes no second desk of the same name.
    """
    return vault.get(DESK_IDENTITY) or _make(vault, DESK_IDENTITY, _DESK_IDENTITY_BYTES)


def _make(vault: Vault, name: str, length: int) -> str:
    made = secrets.token_hex(length)
    vault.set(name, made)
    if vault.get(name) != made:
        raise VaultError(f"the vault did not keep {name}")
    return made

"""Where the centre's database is, and how a desk reaches it safely."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from hqs_desktop.core.hosts import is_loopback

DEFAULT_PORT: Final = 5432

CONNECT_SECONDS: Final = 3
_KEEPALIVE: Final = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 2}


@dataclass(frozen=True, slots=True)
class CentreAddress:
    """A database as ``postgresql://host[:port]/name`` names it, this desk's role in it, and the centre's CA file."""

    host: str
    port: int
    database: str
    role: str
    ca_file: Path | None = None

    @classmethod
    def of(cls, url: str, role: str, ca_file: Path | None = None) -> "CentreAddress":
        """Read an address. Raises ``ValueError`` where ``url`` is none, or says more than a place."""
        parts = urlsplit(url)
        name = unquote(parts.path.removeprefix("/"))
        if parts.scheme not in {"postgresql", "postgres"} or not parts.hostname or not name or "/" in name:
            raise ValueError("no address of a database")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError("an address holds no user, no secret and no options")
        return cls(parts.hostname, parts.port or DEFAULT_PORT, name, role, ca_file)

    def parameters(self, password: str) -> dict[str, str | int]:
        """What libpq needs. Off loopback the server must prove who it is, by the centre's CA or the system's."""
        tls: dict[str, str | int] = {"sslmode": "prefer"}
        if not is_loopback(self.host):
            tls = {"sslmode": "verify-full", "sslrootcert": str(self.ca_file or "system")}
        return {
            "host": self.host,
            "port": self.port,
            "dbname": self.database,
            "user": self.role,
            "password": password,
            "application_name": "hqs-desktop",
            "connect_timeout": CONNECT_SECONDS,
            "passfile": "",  # nothing but what is given here says how to sign in
            "target_session_attrs": "read-write",
            **_KEEPALIVE,
            **tls,
        }

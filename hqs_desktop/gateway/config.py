"""Where the gateway is and who calls it. Secrets are not in here: see ``token.Secrets``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from hqs_desktop.core.hosts import is_loopback
from hqs_desktop.core.model import Identifier
from hqs_desktop.core.operators import Committer

_AUTHORITY: Final = "MOHME_IT"


class Environment(StrEnum):
    """Which gateway: the real one, its ``...Test`` twins (the eight operations that have one), or the embedded one."""

    PRODUCTION = "production"
    TEST = "test"
    DEMO = "demo"


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayConfig:
    """A centre's connection. Raises ``ValueError`` for an address or a header value that can't be used.

    ``pid_overrides`` holds the Pid of single operations, by the guide's names (``SetAppointment``). ``system_id`` and
    ``facility_id`` (the message's HealthCareFacilityID) are the bare ids, or whole identifiers where a site's gateway
    wants another issuer than MOHME_IT. The four paths follow their base; a site's own proxy may have others.
    """

    environment: Environment
    client_id: str
    username: str = field(repr=False)
    pid: str
    system_id: str | Identifier
    facility_id: str | Identifier
    api_base: str = "https://apigateway.behdasht.gov.ir"
    referral_base: str = "https://appointmentapi.behdasht.gov.ir"
    pid_overrides: Mapping[str, str] = field(default_factory=dict)
    committer: Committer | None = field(default=None, repr=False)
    ca_file: Path | None = None
    proxy: str | None = field(default=None, repr=False)  # may hold a password
    token_path: str = "/oauth/token"  # noqa: S105  (an address)
    operations_path: str = "/api/client/apim/v1/sepas/gwHQS"
    referral_slots_path: str = "/HQS.Referal/api/v1.0/Main"
    referral_booking_path: str = "/HQS.referal/api/v1.0/Main"

    def __post_init__(self) -> None:
        _check_base("api_base", self.api_base)
        _check_base("referral_base", self.referral_base)
        for name, pid in (("pid", self.pid), *self.pid_overrides.items()):
            if not pid.isascii() or not pid.isprintable():
                raise ValueError(f"{name}: not a header value")
        if self.proxy is not None and urlsplit(self.proxy).scheme not in {"http", "https"}:
            raise ValueError("proxy: only http:// and https:// proxies are known")

    def pid_of(self, operation: str) -> str:
        """The Pid header of an operation."""
        return self.pid_overrides.get(operation, self.pid)

    @property
    def system_identifier(self) -> Identifier:
        """The message's SystemID (guide, class MessageIdentifierVO)."""
        return _identifier(self.system_id, "System_ID")

    @property
    def facility_identifier(self) -> Identifier:
        """The message's HealthCareFacilityID (guide, class MessageIdentifierVO)."""
        return _identifier(self.facility_id, "Org_ID")


def _identifier(given: str | Identifier, kind: str) -> Identifier:
    return given if isinstance(given, Identifier) else Identifier(given, _AUTHORITY, _AUTHORITY, kind)


def _check_base(name: str, url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in {"https", "http"} or not parts.hostname:
        raise ValueError(f"{name}: not an http(s) address")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ValueError(f"{name}: only host, port and path may be in it")
    _ = parts.port  # raises ValueError for one that no port can be
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise ValueError(f"{name}: plain http is allowed to this computer only")

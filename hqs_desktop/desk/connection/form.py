"""What it takes to connect to the gateway, as a person types it, and what is wrong with it.

The first-run form, the settings file and ``hqs-desktop configure`` share these rules.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Self
from urllib.parse import SplitResult, urlsplit

from hqs_desktop.core.hosts import is_loopback
from hqs_desktop.core.operators import CommitterKind
from hqs_desktop.core.text import clean_input, to_ascii_digits

MAX_LENGTH: Final = 500
OPERATIONS: Final = (
    "GetProviderScheduling",
    "GetNearProviderScheduling",
    "GetProviderSchedulingByLocation",
    "SetAppointment",
    "RemoveAppointment",
    "GetRemovedProviderSchedulingList",
    "GetAppointmentStatus",
    "GetAppointmentByTQID",
    "GetAppointmentsByReferralMap",
    "GetAppointmentRefferalByTQID",
)
"""The guide's operations, 1 to 10, in its spelling."""
DEFAULT_API_BASE: Final = "https://apigateway.behdasht.gov.ir"
DEFAULT_REFERRAL_BASE: Final = "https://appointmentapi.behdasht.gov.ir"


class Mode(StrEnum):
    """Which gateway: the ministry's, its test twins, or the embedded one."""

    PRODUCTION = "production"
    TEST = "test"
    DEMO = "demo"


class Fault(StrEnum):
    """What is wrong with a field."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_AN_ADDRESS = "not_an_address"
    NOT_HTTPS = "not_https"
    HAS_USER = "has_user"
    HAS_QUERY = "has_query"
    HAS_PATH = "has_path"
    NOT_A_CODE = "not_a_code"
    HAS_COLON = "has_colon"
    HAS_CONTROLS = "has_controls"
    NOT_A_DATABASE = "not_a_database"
    NOT_A_CERTIFICATE = "not_a_certificate"
    SETTING_UNUSABLE = "setting_unusable"  # of the user's file: to be said anew
    POLICY_UNUSABLE = "policy_unusable"  # to be mended by IT


@dataclass(frozen=True, slots=True)
class ConnectionForm:
    """The form's fields as text; the secrets are not among them. ``pid_overrides`` is by the guide's operation name."""

    mode: Mode = Mode.PRODUCTION
    api_base: str = DEFAULT_API_BASE
    referral_base: str = DEFAULT_REFERRAL_BASE
    client_id: str = ""
    username: str = ""
    pid: str = ""
    pid_overrides: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    system_id: str = ""
    facility_id: str = ""
    ca_file: str = ""
    proxy: str = ""
    centre_name: str = ""
    committer_first_name: str = ""
    committer_last_name: str = ""
    committer_kind: CommitterKind = CommitterKind.MEDICAL_COUNCIL
    committer_number: str = ""

    def with_text(self, name: str, text: str) -> Self:
        """The form with another text in one field. Raises ``ValueError`` for what is none of a field's choices."""
        match name:
            case "mode":
                return replace(self, mode=Mode(text))
            case "committer_kind":
                return replace(self, committer_kind=CommitterKind(text))
            case _:
                cleaned = _INPUTS.get(name, code_input)(text)
                # mypy can't know that the other fields are all text.
                return replace(self, **{name: cleaned})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class TypedSecrets:
    """The two secrets as typed or pasted, without what is no part of them; an empty one leaves the stored one."""

    client_secret: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        for name in SECRETS:
            object.__setattr__(self, name, credential_input(getattr(self, name)))

    def faults(self, stored: frozenset[str]) -> dict[str, Fault]:
        """What is wrong with them, where ``stored`` names those that the vault has."""
        found = {
            name: secret_fault(getattr(self, name), stored=name in stored) for name in ("client_secret", "password")
        }
        return {name: fault for name, fault in found.items() if fault}


SECRETS: Final = ("client_secret", "password")
REQUIRED: Final = ("api_base", "referral_base", "client_id", "username", "pid", "system_id", "facility_id")
_UNSEEN: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0" + "".join(map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10))))
)
"""What shows nothing beside the format characters (Unicode's category Cf): fillers and variation selectors."""
_COMMITTER: Final = ("committer_first_name", "committer_last_name", "committer_number")
WORDS: Final = ("centre_name", "committer_first_name", "committer_last_name", "username", "ca_file")


def faults(form: ConnectionForm) -> dict[str, Fault]:
    """What keeps the form from being used, by field; a pid of an operation as ``pid_overrides.<operation>``."""
    found: dict[str, Fault | None] = {
        "api_base": address_fault(form.api_base),
        "referral_base": address_fault(form.referral_base),
        "client_id": client_id_fault(form.client_id),
        "pid": code_fault(form.pid),
        "system_id": code_fault(form.system_id),
        "facility_id": code_fault(form.facility_id),
        "proxy": proxy_fault(form.proxy),
        "committer_number": code_fault(form.committer_number),
    }
    found |= {name: word_fault(getattr(form, name)) for name in WORDS}
    found |= {f"pid_overrides.{operation}": code_fault(pid) for operation, pid in form.pid_overrides.items()}
    named = [name for name in _COMMITTER if getattr(form, name)]
    required = REQUIRED + (_COMMITTER if named else ())
    found |= {name: Fault.EMPTY for name in required if not getattr(form, name)}
    return {name: fault for name, fault in found.items() if fault}


def address_fault(text: str) -> Fault | None:
    """What is wrong with a base address; an empty one is not judged.

    It has to be https, but for this computer itself, and carries neither user, query nor fragment.
    """
    if not text:
        return None
    parts = _split(text)
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        return Fault.NOT_AN_ADDRESS
    if "@" in parts.netloc:
        return Fault.HAS_USER
    if "?" in text or "#" in text:
        return Fault.HAS_QUERY
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        return Fault.NOT_HTTPS
    return None


def proxy_fault(text: str) -> Fault | None:
    """What is wrong with a proxy's address: http or https, host and port only; an empty one is not judged.

    A user in it would be a secret in the settings file.
    """
    if not text:
        return None
    parts = _split(text)
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        return Fault.NOT_AN_ADDRESS
    if "@" in parts.netloc:
        return Fault.HAS_USER
    return Fault.HAS_PATH if parts.path.strip("/") or parts.query or parts.fragment else None


def database_fault(text: str) -> Fault | None:
    """What is wrong with the address of the centre's database: a place, as ``postgresql://host:port/name``, no more.

    Who signs in and how safely is not its business. An empty one is not judged.
    """
    if not text:
        return None
    parts = _split(text)
    if parts is None or parts.scheme not in {"postgresql", "postgres"} or not parts.hostname:
        return Fault.NOT_A_DATABASE
    if "@" in parts.netloc:
        return Fault.HAS_USER
    if "?" in text or "#" in text:
        return Fault.HAS_QUERY
    name = parts.path.removeprefix("/")
    return Fault.NOT_A_DATABASE if not name or "/" in name else None


def code_fault(text: str) -> Fault | None:
    """What is wrong with an id that goes into a header or a message: ASCII letters, digits and signs, no blanks."""
    if len(text) > MAX_LENGTH:
        return Fault.TOO_LONG
    return None if all("!" <= char <= "~" for char in text) else Fault.NOT_A_CODE


def client_id_fault(text: str) -> Fault | None:
    """As ``code_fault``; nor may it hold a colon, which ends it in the Basic header (RFC 7617)."""
    return code_fault(text) or (Fault.HAS_COLON if ":" in text else None)


def path_input(text: str) -> str:
    """A file's path as Windows gives it to be pasted: in quotes, or with an unseen mark before it."""
    seen = [at for at, char in enumerate(text) if strip_unseen(char).strip()]
    bare = text[seen[0] : seen[-1] + 1].strip('"').strip() if seen else ""
    return bare if bare == text else path_input(bare)  # a mark may stand within the quotes


def credential_input(text: str) -> str:
    """A user's name or a secret as typed or pasted, without unseen marks, and without blanks around it.

    A blank inside may be a part of it and stays.
    """
    return strip_unseen(text).strip()


def code_input(text: str) -> str:
    """An id or an address as typed on a Persian keyboard or pasted out of a letter."""
    return to_ascii_digits(strip_unseen(text)).strip()


def strip_unseen(text: str) -> str:
    """``text`` without the characters that show nothing and stand for nothing: byte order marks, zero-width, bidi."""
    return "".join(char for char in text if unicodedata.category(char) != "Cf" and char not in _UNSEEN)


def word_fault(text: str) -> Fault | None:
    """What is wrong with a name: only its length, or control characters in it."""
    if len(text) > MAX_LENGTH:
        return Fault.TOO_LONG
    return Fault.HAS_CONTROLS if any(ord(char) < ord(" ") or ord(char) == 0x7F for char in text) else None  # noqa: PLR2004  # DEL


def secret_fault(text: str, *, stored: bool) -> Fault | None:
    """What is wrong with a secret: missing, longer than the vault holds, or holding what no key types.

    Else what it is made of is its own business.
    """
    if not text:
        return None if stored else Fault.EMPTY
    if len(text) > MAX_LENGTH:
        return Fault.TOO_LONG
    return (
        None if all(char == " " or unicodedata.category(char)[0] not in "ZC" for char in text) else Fault.HAS_CONTROLS
    )


_INPUTS: Final[Mapping[str, Callable[[str], str]]] = {
    "username": credential_input,
    "ca_file": path_input,
    "centre_name": clean_input,
    "committer_first_name": clean_input,
    "committer_last_name": clean_input,
}
"""How what was typed is cleaned, by field; every other one is an id or an address."""


def _split(text: str) -> SplitResult | None:
    if len(text) > MAX_LENGTH or any(not "!" <= char <= "~" or char in '\\"<>^`{|}' for char in text):
        return None
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018  # raises for what is no port
    except ValueError:
        return None
    return parts

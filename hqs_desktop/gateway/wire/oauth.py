"""The token service's replies (guide, tables 10 and 13: the same names in snake and in camel case)."""

import re
from typing import Annotated, Final

from pydantic import Field, StringConstraints

from hqs_desktop.gateway.wire.base import IfReadable, Reply

_OAUTH_WORD: Final = re.compile(r"[A-Za-z_.-]{1,40}")

# It goes into a header, so nothing that could end one.
_Token = Annotated[str, StringConstraints(pattern=r"^[\x21-\x7e]+$", strict=True)]


class TokenIn(Reply):
    """A token, fresh or refreshed. ``expires_in`` is in seconds, None where it can't be told."""

    access_token: _Token = Field(alias="access_token", repr=False)
    refresh_token: Annotated[_Token | None, IfReadable] = Field(default=None, alias="refresh_token", repr=False)
    expires_in: Annotated[float | None, IfReadable] = Field(default=None, alias="expires_in", allow_inf_nan=False)


class OAuthErrorIn(Reply):
    """The failure's form. Its description is not read: it might repeat what was sent."""

    error: str = Field(default="", alias="error")

    @property
    def word(self) -> str:
        """OAuth's error code, empty where it is no such word."""
        return self.error if _OAUTH_WORD.fullmatch(self.error) else ""

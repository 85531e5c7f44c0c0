"""What the desk must be told beside its screens. Apart from the shell, whose first paint has nothing to tell."""

from dataclasses import dataclass
from typing import Final

from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.viewmodels.words.tone import Tone

LINE_DOWN: Final = frozenset({ProblemKind.LINE, ProblemKind.DEADLINE, ProblemKind.PROXY})
"""The problems that mean that the gateway was not reached."""
LINE_REFUSING: Final = frozenset({ProblemKind.SIGN_IN, ProblemKind.TOKEN, ProblemKind.TLS})
"""The problems that mean that it was reached, but lets nobody in."""


@dataclass(frozen=True, slots=True)
class SecretsDoNotLast:
    """This machine has no vault: what was typed is kept for this run only."""


@dataclass(frozen=True, slots=True)
class SettingsIgnored:
    """Part of a settings or policy file was left out: ``place`` is file, line and field, ``kind`` what is wrong.

    ``stops`` tells that it leaves open where to connect, so that nobody connects until it is mended.
    """

    place: str
    kind: str
    stops: bool = False


NoticeCause = SecretsDoNotLast | SettingsIgnored | Problem


def is_of_the_line(cause: NoticeCause) -> bool:
    """Whether the next call that is answered makes it void."""
    return isinstance(cause, Problem) and cause.kind in LINE_DOWN | LINE_REFUSING


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the desk must know, in words."""

    tone: Tone
    title: str
    advice: str

"""What a few letters may mean, without Qt: the acts among it, the most used first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from hqs_desktop.core.text import fold, found_by, search_keys, search_words
from hqs_desktop.viewmodels.commands import Act


@dataclass(frozen=True, slots=True)
class Line:
    """A line of what was found: ``beside`` says what it is, ``do`` goes there or does it.

    ``key`` is the key that would do the same; ``name`` what its uses are counted by, empty for what is never counted.
    """

    text: str
    beside: str
    do: Callable[[], object]
    key: str = ""
    name: str = ""


def act_lines(
    acts: Iterable[Act], text: str, uses: Mapping[str, int], kind_words: Callable[[Act], str]
) -> Sequence[Line]:
    """The acts that a text means by words or key: those that begin with it first, then the most used."""
    words, typed = search_words(text), fold(text)
    found = [
        Line(act.command.words(), kind_words(act), act.do, act.command.key_text, act.command.name)
        for act in acts
        if found_by(words, search_keys(act.command.words())) or typed == fold(act.command.key_text)
    ]
    return sorted(found, key=lambda line: (not fold(line.text).startswith(typed), -uses.get(line.name, 0)))

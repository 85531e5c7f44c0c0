"""Finds the files that come with the program, from source, from the wheel and from the frozen app."""

from functools import cache
from pathlib import Path


@cache
def _base() -> Path:
    package = Path(__file__).resolve().parent.parent
    # The wheel and the frozen app carry both folders inside the package; a checkout has them beside it.
    return package if (package / "resources").is_dir() else package.parent


def resource_path(*parts: str) -> Path:
    """The path of a file under ``resources``, e.g. ``resource_path("codes", "appendix-03.json")``."""
    return _base().joinpath("resources", *parts)


def translation_path(language: str) -> Path:
    """The compiled translation of a language (``fa``, ``en``)."""
    return _base() / "translations" / f"{language}.qm"

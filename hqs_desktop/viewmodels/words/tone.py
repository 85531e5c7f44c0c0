"""What a message, badge or note means for whoever reads it; a view adds the icon and the colour."""

from enum import StrEnum


class Tone(StrEnum):
    """From calm to alarming. Never shown by colour alone: an icon and a word go with it."""

    NEUTRAL = "neutral"
    INFO = "info"
    SUCCESS = "success"
    WARN = "warn"
    DANGER = "danger"

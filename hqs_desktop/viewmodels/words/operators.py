"""The words for why something about operators can't be."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.errors import OperatorError, OperatorFault
from hqs_desktop.viewmodels import formats

translate = QCoreApplication.translate  # lupdate knows it by this name

_MINUTE: Final = timedelta(minutes=1)


def fault_words(error: OperatorError) -> str:
    """Why it can't be, and what to do."""
    if error.fault is OperatorFault.BLOCKED:
        return _wait_words(error.wait)
    return {
        OperatorFault.NO_RIGHT: translate("Operators", "A shift head has to do that, or the centre's IT."),
        OperatorFault.NOT_SIGNED_IN: translate("Operators", "Nobody has signed in. Type your PIN first."),
        OperatorFault.WRONG_PIN: translate("Operators", "That is not the PIN. Type it again."),
        OperatorFault.NO_PIN: translate("Operators", "A PIN is 4 to 12 digits."),
        OperatorFault.PLAIN_PIN: translate("Operators", "Anybody would try that PIN first. Choose another."),
        OperatorFault.NO_NAME: translate("Operators", "Type a name."),
        OperatorFault.NAME_TAKEN: translate("Operators", "Somebody has that name already. Add what tells them apart."),
        OperatorFault.HEAD_NEEDED: translate("Operators", "One shift head is needed, who can add others."),
        OperatorFault.GONE: translate("Operators", "That operator works here no more."),
    }[error.fault]


def _wait_words(wait: timedelta) -> str:
    left = formats.minutes(-(-wait // _MINUTE) * _MINUTE)
    return translate("Operators", "Too many wrong PINs. Try again in {time}.").format(time=left)

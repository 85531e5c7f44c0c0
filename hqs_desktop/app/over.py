"""What opens over the screens when one of them wishes it; imported with the first such wish."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from hqs_desktop.viewmodels.navigation import (
    CorrectPatient,
    Destination,
    PrintSlip,
    PrintSlips,
    PutOnWaitlist,
    SearchAnything,
    ShowDirectory,
    ShowPatient,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from hqs_desktop.core.bookings import Booking
    from hqs_desktop.core.model import Appointment
    from hqs_desktop.viewmodels.shared import Shared


def open_over(destination: Destination, shared: "Shared", window: QWidget, owner: "QObject") -> None:
    """Open what is wished over that which stands there already, else over the window.

    Each dialog's modules are imported when the first one of its kind is wanted.
    """
    place = QApplication.activeModalWidget() or window
    match destination:
        case PrintSlip(booked):
            _print_slip(booked, shared, place)
        case PrintSlips(bookings):
            _print_slips(bookings, shared, place)
        case ShowPatient():
            from hqs_desktop.viewmodels.patient.card import PatientCard  # noqa: PLC0415  # see above
            from hqs_desktop.views.patient.card import PatientDialog  # noqa: PLC0415

            PatientDialog(PatientCard(destination, shared, owner), place).open()
        case SearchAnything(acts):
            from hqs_desktop.viewmodels.palette.palette import Palette  # noqa: PLC0415
            from hqs_desktop.views.palette.dialog import PaletteDialog  # noqa: PLC0415

            PaletteDialog(Palette(acts, shared, owner), place).open()
        case CorrectPatient(person):
            from hqs_desktop.viewmodels.patient.correction import PatientCorrection  # noqa: PLC0415
            from hqs_desktop.views.patient.correction import CorrectionDialog  # noqa: PLC0415

            CorrectionDialog(PatientCorrection(person, shared, owner), place).open()
        case PutOnWaitlist():
            from hqs_desktop.viewmodels.waiting.form import WaitForm  # noqa: PLC0415
            from hqs_desktop.views.waiting.form import WaitDialog  # noqa: PLC0415

            WaitDialog(WaitForm(destination, shared, owner), place).open()
        case ShowDirectory():
            from hqs_desktop.viewmodels.directory.screen import DirectoryViewModel  # noqa: PLC0415
            from hqs_desktop.views.directory.screen import DirectoryDialog  # noqa: PLC0415

            DirectoryDialog(DirectoryViewModel(shared), place).open()


def _print_slip(booked: "Booking | Appointment", shared: "Shared", place: QWidget) -> None:
    from hqs_desktop.viewmodels.dialogs.slip import slip_file_name, slip_of  # noqa: PLC0415
    from hqs_desktop.views.dialogs.slip import SlipDialog  # noqa: PLC0415

    now = shared.clock.now()
    slip = slip_of(booked, shared.codes, now, shared.texts.present)
    if slip is not None:
        SlipDialog(slip, slip_file_name(now), place).open()


def _print_slips(bookings: "Sequence[Booking]", shared: "Shared", place: QWidget) -> None:
    from hqs_desktop.viewmodels.dialogs.slip import slip_file_name, slip_of  # noqa: PLC0415
    from hqs_desktop.views.dialogs.together import SlipsDialog  # noqa: PLC0415

    now, texts = shared.clock.now(), shared.texts.present
    slips = [slip for one in bookings if (slip := slip_of(one, shared.codes, now, texts)) is not None]
    if slips:
        SlipsDialog(slips, slip_file_name(now), place).open()

"""What is said on F6: how the list goes on, why nothing is listed, and what a paper does not say."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.model import Appointment, Person
from hqs_desktop.desk.problems import Problem
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.commands import GO_ON
from hqs_desktop.viewmodels.referral.commands import QUOTA, SEARCH
from hqs_desktop.viewmodels.words.looks import Look, status_look
from hqs_desktop.viewmodels.words.problems import ProblemText, problem_text
from hqs_desktop.viewmodels.words.terms import doctor_name, patient_name
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from hqs_desktop.desk.referral import Paper, Wanted

translate = QCoreApplication.translate  # lupdate knows it by this name


class Tail(StrEnum):
    """How the list goes on below what came."""

    END = "end"  # that was all
    MORE = "more"  # the next page comes when it is scrolled to
    LOADING = "loading"
    FAILED = "failed"
    STOPPED = "stopped"


class Offer(StrEnum):
    """A next step from an empty list."""

    ALL_INSURERS = "all_insurers"
    FROM_TODAY = "from_today"
    ALL_QUOTAS = "all_quotas"
    MORE = "more"
    RETRY = "retry"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why nothing is listed, and what to do; the first offer is the best."""

    icon: str
    title: str
    text: str
    offers: Sequence[tuple[Offer, str]]
    tone: Tone = Tone.NEUTRAL


def tail_look(tail: Tail, problem: Problem | None) -> Look | None:
    """The row below what came; None where that was all."""
    match tail:
        case Tail.END:
            return None
        case Tail.MORE:
            return Look(translate("Referral", "More slots come as you scroll."), "chevron_down", Tone.NEUTRAL)
        case Tail.LOADING:
            return Look(translate("Referral", "The next slots are coming\u2026"), "hourglass_half", Tone.INFO)
        case Tail.STOPPED:
            words = translate("Referral", "Stopped. {key} asks for the next slots.")
            return Look(words.format(key=SEARCH.key_in_words), "clock", Tone.WARN)
        case Tail.FAILED:
            words = translate("Referral", "The next slots did not come: {reason}. {key} asks again.")
            reason = problem_text(problem).title if problem is not None else ""
            return Look(
                words.format(reason=formats.quoted(reason), key=SEARCH.key_in_words), "error_circle", Tone.DANGER
            )


def refused(problem: Problem) -> Reason:
    """The search itself failed."""
    words = problem_text(problem)
    return Reason("error_circle", words.title, words.advice, [(Offer.RETRY, SEARCH.label(_again()))], Tone.DANGER)


def none_found(wanted: "Wanted | None") -> Reason:
    """The gateway has no slot to refer to."""
    offers = [(Offer.RETRY, SEARCH.label(_again()))]
    text = translate("Referral", "No centre offers a referral slot of this specialty from that day on.")
    if wanted is not None and wanted.insurer is not None:
        text = translate("Referral", "No centre that takes this insurer offers a referral slot of this specialty.")
        offers = [(Offer.ALL_INSURERS, translate("Referral", "With any insurer")), *offers]
    if wanted is not None:
        offers.insert(len(offers) - 1, (Offer.FROM_TODAY, translate("Referral", "From today on")))
    return Reason("calendar_cancel", translate("Referral", "No slot to refer to"), text, offers)


def none_of_quota(quota: str, *, more: bool) -> Reason:
    """What came is of other quotas."""
    offers = [(Offer.ALL_QUOTAS, QUOTA.label(translate("Referral", "Every quota")))]
    if more:
        offers.append((Offer.MORE, translate("Referral", "Ask for the next slots")))
    text = translate("Referral", "The filter is: {quota}.").format(quota=formats.quoted(quota))
    return Reason(
        "calendar_search", translate("Referral", "None of the slots that came is of this quota"), text, offers
    )


def unread(count: int) -> ProblemText:
    """Slots came that could not be read."""
    return ProblemText(
        translate("Referral", "{n} slots could not be read").format(n=formats.count(count)),
        translate("Referral", "The gateway sent them damaged, so they are not shown."),
        translate("Referral", "If they are missed, tell support: the log names the damaged fields."),
    )


def no_referral(paper: "Paper") -> ProblemText:
    """Why a paper fills nothing in."""
    if paper.unreadable:
        return ProblemText(
            translate("Referral", "The referral could not be read"),
            translate("Referral", "The gateway sent it damaged."),
            translate("Referral", "Type the specialty and the patient from the paper."),
        )
    title = translate("Referral", "This is no referral's tracking number")
    action = translate("Referral", "Scan the paper's other code, or type the specialty. Track (F4) shows what it is.")
    if paper.status is None:
        return ProblemText(title, translate("Referral", "The gateway knows no referral under it."), action)
    if paper.status.code.strip() == AppointmentStatus.FREE:
        return ProblemText(
            title,
            translate("Referral", "The slot is free: nobody was referred to it, or the referral was cancelled."),
            translate("Referral", "Ask the patient for the newest paper, or type the specialty."),
        )
    cause = translate("Referral", "It is a slot of another kind; by the gateway's word: {status}.")
    return ProblemText(title, cause.format(status=formats.quoted(status_look(paper.status).word)), action)


def another_patient(typed: str, paper: Person) -> ProblemText:
    """The form holds somebody else than the paper."""
    return ProblemText(
        translate("Referral", "The paper is of another patient: {patient}").format(
            patient=formats.quoted(patient_name(paper))
        ),
        translate("Referral", "The form holds {patient}.").format(patient=formats.quoted(typed)),
        translate("Referral", "Take the patient of the paper, and what was typed goes; or correct the paper's number."),
    )


def nobody_named() -> ProblemText:
    """The gateway leaves the patient out."""
    return ProblemText(
        translate("Referral", "The referral names no patient"),
        "",
        translate("Referral", "Type the patient's number from the paper."),
    )


def no_specialty() -> ProblemText:
    """The gateway leaves the specialty out."""
    return ProblemText(
        translate("Referral", "The referral names no specialty"),
        "",
        translate("Referral", "Choose the specialty that stands on the paper."),
    )


def still_booking() -> ProblemText:
    """The form can't be filled in while a booking is on its way."""
    return ProblemText(
        translate("Referral", "A booking is under way"),
        "",
        translate("Referral", "Wait for its end, then read the paper again ({key}).").format(key=GO_ON.key_in_words),
    )


def referral_words(referral: Appointment) -> str:
    """A referral to be chosen from several: whose, to whom, when."""
    return formats.listed(
        patient_name(referral.person),
        doctor_name(referral.provider),
        formats.moment(referral.start) if referral.start is not None else "",
        by=" \u00b7 ",
    )


def _again() -> str:
    return translate("Referral", "Ask again")

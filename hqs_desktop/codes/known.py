"""The codes that the program must know by name; every other one is only shown and sent on.

A code stays text, as on the wire, where unknown ones come too: compare with ``==``, never convert what came.
"""

from enum import StrEnum


class Quota(StrEnum):
    """A slot's quota (guide, appendix 5, system HQS). There is none for "ordinary"."""

    REFERRAL = "101"
    IN_PERSON = "102"
    SPECIAL = "103"
    INTERNET = "104"


class CancelReason(StrEnum):
    """Why a booking is removed (guide, appendix 6, system HQS)."""

    PATIENT_CANNOT_COME = "301"
    DOCTOR_CANNOT_COME = "302"
    PATIENT_LATE = "303"
    DEVICE_OUT_OF_ORDER = "304"
    CENTRE_CANNOT_SERVE = "305"


class AppointmentType(StrEnum):
    """How a booking is paid or stands (guide, appendix 7, system HQS)."""

    PAID = "201"
    DEPOSIT_PAID = "202"
    FREE_OF_CHARGE = "203"
    HALF_PRICE = "204"
    CANCELLED = "205"
    FINAL = "206"


class AppointmentStatus(StrEnum):
    """Where a slot stands (guide, appendix 8, system HQS)."""

    FREE = "1"
    BOOKED = "2"
    VISITED = "3"
    CANCELLED_BY_PATIENT = "4"
    CANCELLED_BY_DOCTOR = "5"
    CANCELLED_FOR_LATENESS = "6"


CANCELLED_STATUSES = frozenset(
    {
        AppointmentStatus.CANCELLED_BY_PATIENT,
        AppointmentStatus.CANCELLED_BY_DOCTOR,
        AppointmentStatus.CANCELLED_FOR_LATENESS,
    }
)
"""The statuses of a booking that no longer stands (guide, appendix 8)."""


class Gender(StrEnum):
    """A person's gender (guide, appendix 10, system thritaEHR.gender)."""

    MALE = "1"
    FEMALE = "2"
    INTERSEX_OR_UNKNOWN = "3"
    NOT_DETERMINED = "9"


class IdentifierType(StrEnum):
    """The kinds of identifiers (guide, appendix 1, column of types)."""

    ORGANISATION = "Org_ID"
    NATIONAL_CODE = "National_Code"
    SYSTEM = "System_ID"
    MEDICAL_COUNCIL = "Med_ID"
    NURSING = "Nursing_ID"
    MIDWIFERY = "Midwifery_ID"
    FOREIGNER = "BAFIA_ID"
    PASSPORT = "Passport_ID"
    POSTAL_CODE = "ZipCode"
    HID = "HID"


class HidIssuer(StrEnum):
    """Who issues and assigns a HID (guide, appendix 1, footnotes 1 to 3)."""

    HEALTH_INSURANCE = "IHIO"
    SOCIAL_SECURITY = "TAMIN"
    UNINSURED = "BITSA"

"""The ids of the coding systems, as the guide prints them under each appendix's title."""

from types import MappingProxyType
from typing import Final

PROVIDER_ROLE: Final = "thritaEHR.healthcareProvider.role"
"""Guide, appendix 2."""
SPECIALTY: Final = "thritaEHR.specialty"
"""Guide, appendix 3."""
ORGANISATION_TYPE: Final = "thritaEHR.organizationType"
"""Guide, appendix 4."""
HQS: Final = "HQS"
"""Guide, appendices 5 to 8: slot quota, cancellation reason, appointment type, appointment status."""
MARITAL_STATUS: Final = "thritaEHR.maritalStatus"
"""Guide, appendix 9."""
GENDER: Final = "thritaEHR.gender"
"""Guide, appendix 10."""
GENDER_IN_TEXT: Final = "HL7"
"""The other system of gender: the example beside the guide's table 2. Read, never sent."""
BIRTH_DATE_ACCURACY: Final = "thritaEHR.birthDateAccuracy"
"""Guide, appendix 11."""
EDUCATION_LEVEL: Final = "thritaEHR.educationLevel"
"""Guide, appendix 12."""
INSURER: Final = "thritaEHR.Insurer"
"""Guide, appendices 13 and 19."""
INSURER_IN_REFERRAL: Final = "thritaEHR.insurer"
"""The same list as operation 9's sample spells it, and so it is sent there."""
INSURANCE_BOX: Final = "thritaEHR.insuranceBox"
"""Guide, appendix 14."""
THRITA: Final = "ThritaEHR"
"""Guide, appendices 15 to 18: credential kind, version life-cycle state, contact usage, contact medium."""
RVU3: Final = "RVU3"
"""Services (guide, ScheduleBlockVO); no appendix, the centre imports the list."""
COUNTRY_DIVISIONS: Final = "CountryDivisions"
"""Administrative areas (guide, HighLevelAreaVO); no appendix, the centre imports the list."""

_APPENDICES: Final = MappingProxyType(
    {
        PROVIDER_ROLE.casefold(): (2,),
        SPECIALTY.casefold(): (3,),
        ORGANISATION_TYPE.casefold(): (4,),
        HQS.casefold(): (5, 6, 7, 8),
        MARITAL_STATUS.casefold(): (9,),
        GENDER.casefold(): (10,),
        GENDER_IN_TEXT.casefold(): (10,),
        BIRTH_DATE_ACCURACY.casefold(): (11,),
        EDUCATION_LEVEL.casefold(): (12,),
        INSURER.casefold(): (13, 19),
        INSURANCE_BOX.casefold(): (14,),
        THRITA.casefold(): (15, 16, 17, 18),
    }
)


def appendices_of(system: str) -> tuple[int, ...]:
    """The appendices of a coding system, letter case and blanks around it ignored; empty for one without."""
    return _APPENDICES.get(system.strip().casefold(), ())

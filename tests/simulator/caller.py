"""A plain caller of the simulated gateway: builds requests as the guide's samples do, knows nothing of the client."""

import json
import ssl
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import to_shamsi_parts
from hqs_desktop.core.model import Facility, Identifier, Provider, Slot
from hqs_desktop.simulator import credentials
from hqs_desktop.simulator.operations import OPERATIONS

SAMPLES = Path(__file__).parent.parent / "samples"
NATIONAL_CODE = "0012345679"
MESSAGE_ID = {
    "SystemID": {"ID": credentials.SYSTEM_ID, "Issuer": "MOHME_IT", "Assigner": "MOHME_IT", "Type": "System_ID"},
    "HealthCareFacilityID": {
        "ID": credentials.FACILITY_ID,
        "Issuer": "MOHME_IT",
        "Assigner": "MOHME_IT",
        "Type": "Org_ID",
    },
}
SERVICE = {"Coded_string": "970015", "Terminology_id": "RVU3", "value": "visit"}

_NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

Json = dict[str, Any]


def sample(name: str) -> Json:
    """One of the guide's samples."""
    found: Json = json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))
    return found


def envelope(composition: Mapping[str, object]) -> Json:
    return {"Data": {"MsgId": MESSAGE_ID, "Composition": dict(composition)}}


def date_time(instant: datetime) -> Json:
    return dict(zip(("Year", "Month", "Day", "Hour", "Minute", "Second"), to_shamsi_parts(instant), strict=True))


def identifier(value: Identifier) -> Json:
    return {"Issuer": value.issuer, "Assigner": value.assigner, "ID": value.id, "Type": value.type}


def coded(text: CodedText | None) -> Json:
    assert text is not None
    return {"Coded_string": text.code, "Terminology_id": text.system, "Value": text.value}


def person_id(national_code: str = NATIONAL_CODE) -> Json:
    return identifier(Identifier(national_code, "National_Org_Civil_Reg", "National_Org_Civil_Reg", "National_Code"))


def schedule_request(provider: Provider, facility: Facility, start: datetime, days: float) -> Json:
    assert facility.identifier is not None
    return {
        "Provider": {"Identifier": identifier(provider.identifier), "Specialty": coded(provider.specialty)},
        "HealthcareFacility": {"ID": identifier(facility.identifier)},
        "StartDateTime": date_time(start),
        "EndDateTime": date_time(start + timedelta(days=days)),
        "Service": SERVICE,
    }


def near_request(specialty: CodedText | None, start: datetime, *, at: tuple[float, float], metres: float) -> Json:
    return {
        "Specialty": coded(specialty),
        "StartDateTime": date_time(start),
        "EndDateTime": date_time(start + timedelta(days=30)),
        "Service": SERVICE,
        "Latitude": at[0],
        "Longitude": at[1],
        "Distance": {"Unit": "", "MagnitudeStatus": "", "Magnitude": metres},
    }


def booking_request(slot: Slot, national_code: str = NATIONAL_CODE) -> Json:
    nothing = {"Coded_string": "", "Terminology_id": "", "Value": ""}
    return {
        "Person": {
            "FirstName": "Patient",
            "lastName": "Example",
            "NationalCode": national_code,
            "PostalCode": "1234567890",
            "Gender": {"Coded_string": "2", "Terminology_id": "thritaEHR.gender", "Value": "F"},
            "MobileNumber": "09120000000",
        },
        "TrackingQueueID": slot.tqid.text,
        "HID": "",
        "AppointmentType": nothing,
        "Deposit": nothing,
    }


def cancel_request(slot: Slot, national_code: str = NATIONAL_CODE, reason: str = "301") -> Json:
    return {
        "TrackingQueueID": slot.tqid.text,
        "Reason": {"Coded_string": reason, "Terminology_id": "HQS", "Value": "reason"},
        "PersonID": person_id(national_code),
    }


def tracking(slot: Slot) -> Json:
    return {"TrackingQID": slot.tqid.text}


class Caller:
    """Signs in and calls operations over a real connection."""

    def __init__(self, base_url: str) -> None:
        # Plain HTTP; an own TLS context only spares httpx loading the system's certificates for nothing.
        self.http = httpx.Client(base_url=base_url, trust_env=False, timeout=10, verify=_NO_TLS)
        self.tokens: Json = {}

    def close(self) -> None:
        self.http.close()

    def grant(self, form: Mapping[str, str], auth: tuple[str, str] | None = None) -> httpx.Response:
        basic = auth or (credentials.CLIENT_ID, credentials.CLIENT_SECRET)
        return self.http.post("/oauth/token", data=dict(form), auth=basic)

    def sign_in(self) -> Json:
        form = {"grant_type": "password", "username": credentials.USERNAME, "password": credentials.PASSWORD}
        self.tokens = self.grant(form).raise_for_status().json()
        return self.tokens

    @property
    def headers(self) -> dict[str, str]:
        if not self.tokens:
            self.sign_in()
        return {"Authorization": f"Bearer {self.tokens['access_token']}", "Pid": credentials.PID}

    def send(self, operation: str, body: object, *, twin: bool = False) -> httpx.Response:
        path = OPERATIONS[operation].path + ("Test" if twin else "")
        return self.http.post(path, json=body, headers=self.headers)

    def call(self, operation: str, composition: Mapping[str, object], *, twin: bool = False) -> Json:
        """The reply's body, without ``Data`` where it has one."""
        body: Json = self.send(operation, envelope(composition), twin=twin).json()
        inner: Json = body.get("Data", body)
        return inner

    def status(self, slot: Slot, *, twin: bool = False) -> str:
        code: str = self.call("GetAppointmentStatus", tracking(slot), twin=twin)["Result"]["Result"]["Coded_string"]
        return code

    def control(self, name: str, body: Mapping[str, object] | None = None) -> Json:
        reply: Json = self.http.post(f"/_control/{name}", json=dict(body or {})).raise_for_status().json()
        return reply

"""Operation 9, page by page."""

import pytest

from hqs_desktop.core.model import Tqid
from hqs_desktop.simulator.server import SimulatorServer
from tests.simulator.caller import Caller, Json, coded, date_time


def request(server: SimulatorServer, **more: object) -> Json:
    provider, _ = server.directory()[0]
    return {"specialty": coded(provider.specialty), "startDate": date_time(server.world.clock.now()), **more}


@pytest.mark.parametrize("size", [7, 10, 1000])
def test_the_pages_together_are_every_slot_once(server: SimulatorServer, caller: Caller, size: int) -> None:
    first = caller.call("GetAppointmentsByReferralMap", request(server, pageNumber=1, pageSize=size))
    seen: list[str] = []
    for number in range(1, first["totalPage"] + 1):
        page = caller.call("GetAppointmentsByReferralMap", request(server, pageNumber=number, pageSize=size))
        assert (page["pageIndex"], page["totalPage"]) == (number, first["totalPage"])
        assert 1 <= len(page["data"]) <= size
        seen += [block["trackingQueueID"] for block in page["data"]]
    assert len(seen) == len(set(seen)) == first["totalScheduleBlock"] > 10
    starts = [server.world.slot(Tqid(tqid)).start for tqid in seen]
    assert starts == sorted(starts)


def test_the_page_after_the_last_is_empty(server: SimulatorServer, caller: Caller) -> None:
    page = caller.call("GetAppointmentsByReferralMap", request(server, pageNumber=10**6))
    assert (page["isSuccess"], page["data"], page["pageIndex"]) == (True, [], 10**6)


def test_ten_to_a_page_where_nothing_is_said(server: SimulatorServer, caller: Caller) -> None:
    page = caller.call("GetAppointmentsByReferralMap", request(server))
    assert (page["pageIndex"], len(page["data"])) == (1, 10)


def test_no_such_insurer_no_slots(server: SimulatorServer, caller: Caller) -> None:
    insurer = {"value": "", "terminology_id": "thritaEHR.insurer", "coded_string": "58"}
    page = caller.call("GetAppointmentsByReferralMap", request(server, insurer=insurer))
    assert (page["data"], page["totalPage"], page["totalScheduleBlock"]) == ([], 0, 0)

"""A reply of operation 1 of any size, made of the guide's sample, and its reading."""

import asyncio
import codecs
import copy
import json
import uuid
from pathlib import Path

from hqs_desktop.core.model import Slot
from hqs_desktop.gateway.wire.schedule import read_blocks

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "GetProviderScheduling.response.json"
PROVIDERS = 40
PART = 1 << 20  # bytes, as ``gateway.transport`` keeps a reply


def schedule_reply(blocks: int) -> bytes:
    """The sample with its block ``blocks`` times over, at other times, of other providers."""
    reply = json.loads(SAMPLE.read_text(encoding="utf-8"))
    block = reply["Data"]["Result"]["ScheduleBlocks"][0]
    reply["Data"]["Result"]["ScheduleBlocks"] = [_varied(block, number) for number in range(blocks)]
    return json.dumps(reply, ensure_ascii=False).encode()


def _varied(block: dict[str, object], number: int) -> dict[str, object]:
    other = copy.deepcopy(block)
    other["TrackingQueueID"] = f"1:{uuid.UUID(int=number)}"
    other["LocalID"] = str(number)
    other["DateTime"] = {
        "ISOString": None,
        "Year": 1405,
        "Month": 1 + number // 500 % 6,
        "Day": 1 + number // 40 % 31,
        "Hour": 8 + number % 10,
        "Minute": number % 4 * 15,
        "Second": 0,
    }
    provider = other["Provider"]
    assert isinstance(provider, dict)
    provider["Identifier"] = provider["Identifier"] | {"ID": str(900000 + number % PROVIDERS)}
    return other


async def read_reply(reply: bytes) -> list[Slot]:
    """As the client reads it: decoded in parts as they come over the line, then read."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    parts: list[str] = []
    for start in range(0, len(reply), PART):
        parts.append(decoder.decode(reply[start : start + PART]))
        await asyncio.sleep(0)
    return await read_blocks(*parts)

"""Numbers of people, however they are written, and what support needs, which stays."""

import json
import time
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.adapters.redaction import REDACTED, redact_text

PERSIAN = str.maketrans("0123456789", "".join(map(chr, range(0x6F0, 0x6FA))))
ARABIC = str.maketrans("0123456789", "".join(map(chr, range(0x660, 0x66A))))
Written = Callable[[str], str]
groups = st.lists(st.text("0123456789", min_size=1, max_size=6), min_size=1, max_size=7).filter(
    lambda found: len("".join(found)) > 6
)
scripts = st.sampled_from([str, lambda text: text.translate(PERSIAN), lambda text: text.translate(ARABIC)])
separators = st.text(" -._/\u200c\u200f\u00a0\u2013()", max_size=3)
encodings = st.sampled_from(
    [
        str,
        quote,
        lambda text: quote(quote(text)),
        lambda text: "".join(f"%{byte:02X}" for byte in text.encode()),
        lambda text: json.dumps(text)[1:-1],
        lambda text: json.dumps(json.dumps(text))[1:-1],
        lambda text: "".join(f"\\u{ord(char):04x}" for char in text),
        lambda text: "".join(f"&#{ord(char)};" for char in text),
        lambda text: "".join(f"&#x{ord(char):x};" for char in text),
    ]
)
words = st.text("abcdxyz \u0646\u0648\u0628\u062a:=\"'", max_size=6)


@given(groups=groups, script=scripts, separator=separators, encode=encodings, around=st.tuples(words, words))
def test_no_number_of_a_person_is_left(
    groups: list[str], script: Written, separator: str, encode: Written, around: tuple[str, str]
) -> None:
    number = f"0{separator.join(groups)}"
    told = redact_text(encode(script(number)).join(around))
    assert REDACTED in told
    assert not any(char.isdigit() for char in told)


@pytest.mark.parametrize(
    "text",
    [
        "001-234567-9",
        "001 234567 9",
        "001.234.567.9",
        "code0012345679",
        "0012345679x",
        "patient_0012345679_a",
        "+98 912 123 4567",
        "+98-912-123-45-67",
        "(0912) 123 4567",
        "00989121234567",
        "021 - 8888 - 1234",
        "6037-9911-1234-5678",
        "001%20234567%209",
        "%D9%A0%D9%A0%D9%A1%D9%A2%D9%A3%D9%A4%D9%A5%D9%A6%D9%A7%D9%A9",
        r"\u06f0\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f9",
        r"\\u0660\\u0660\\u0661\\u0662\\u0663\\u0664\\u0665\\u0666",
        "&#1776;&#1776;&#1777;&#1778;&#1779;&#1780;&#1781;&#1782;",
        "2012-10-12-34",
        "12345678-1234-1234-1234-001234567912",
    ],
)
def test_a_number_is_cut_out_whole(text: str) -> None:
    told = redact_text(f"a {text} b")
    assert REDACTED in told
    assert not any(char.isdigit() for char in told)
    assert told.startswith("a ")
    assert told.endswith(" b")


@pytest.mark.parametrize(
    "text",
    [
        "1:b7d6c1f0-1c1c-4b1e-9d7e-0a1b2c3d4e5f",
        "requestId 7c9e6679742540de944be07fc1f90ae7",
        "HTTP 500 after 15000 ms",
        "3.12.1",
        "slot 12 of 10000",
        "2026-11-23",
        "1405/06/15",
        "at 2026-11-23T10:20:30.123456Z: done",
        "2026-11-23 10:20:30+03:30",
        "10.1.2.3:8443",
        "192.168.100.200",
        "file.py:123",
        "100% of %d, \\u and &#;",
        "",
    ],
)
def test_what_support_needs_stays(text: str) -> None:
    assert redact_text(text) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("client_secret%3Dabc", "client_secret%3D[redacted]"),
        (r"{\"password\": \"a b\", \"x\": 1}", r"{\"password\": [redacted], \"x\": 1}"),
        (r'"password": "a\"b", "x": 1', '"password": [redacted], "x": 1'),
        ("Authorization: Bearer abc.def-ghi", "Authorization: Bearer [redacted]"),
        ("Authorization: Basic%20YWJj", "Authorization: Basic%20[redacted]"),
    ],
)
def test_secrets_are_found_under_their_encoding(text: str, told: str) -> None:
    assert redact_text(text) == told


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_twice_is_as_good_as_once(text: str) -> None:
    once = redact_text(text)
    assert redact_text(once) == once


@pytest.mark.parametrize(
    "text", ["\\" * 50_000, "%31%" * 30_000, "1 " * 7 + "\\u" * 30_000, 'password="' + "\\" * 50_000]
)
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    redact_text(text)
    assert time.process_time() - began < 2  # quadratic, it would take minutes

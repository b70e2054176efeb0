"""XML from a stranger."""

from __future__ import annotations

import time

import pytest

from apostille.importing import marked
from apostille.importing.marked import parse_xml
from apostille.refusal import Refusal

LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


def test_well_formed_xml_is_elements() -> None:
    root = parse_xml("<a x='1'>één<!-- no --><?no?> twee<b/>drie</a>".encode())
    assert (root.tag, root.get("x"), root.text, root[0].tail) == ("a", "1", "één twee", "drie")


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE a><a/>",
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16"),
        f"{LAUGHS}]><a>&j;</a>".encode(),
        f'<!DOCTYPE a [<!ENTITY x "{"y" * 50000}">]><a>{"&x;" * 50000}</a>'.encode(),
    ],
)
def test_a_document_type_is_refused_and_nothing_of_it_is_read(data: bytes) -> None:
    begun = time.perf_counter()
    with pytest.raises(Refusal) as refusal:
        parse_xml(data, "content.xml")
    assert "content.xml" in refusal.value.why
    assert "root:" not in refusal.value.why
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize(
    "data",
    [b"", b"   ", b"no xml", b"<a>", b"<a></b>", b"<a>&nbsp;</a>", b"<a>\xff</a>", b"<a>\x00</a>", b"<a/><b/>",
     b"<a xmlns:x=''><x:b/></a>", b'<?xml version="1.0" encoding="no-such"?><a/>', b"\xfe\xff\x00"],
)  # fmt: skip
def test_broken_xml_is_a_sentence(data: bytes) -> None:
    with pytest.raises(Refusal, match="Nothing was imported"):
        parse_xml(data)


def test_ten_thousand_nested_tags_are_a_sentence() -> None:
    with pytest.raises(Refusal):
        parse_xml(b"<a>" * 10_000 + b"</a>" * 10_000)


def test_too_many_bytes_and_too_many_tags_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked, "MOST_TAGS", 100)
    with pytest.raises(Refusal, match="larger"):
        parse_xml(b"<a>" + b"<b/>" * 100 + b"</a>")
    monkeypatch.setattr(marked, "MOST_BYTES", 10)
    with pytest.raises(Refusal, match="larger"):
        parse_xml(b"<a>0123456789</a>")

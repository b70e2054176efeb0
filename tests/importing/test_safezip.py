"""A ZIP from a stranger."""

from __future__ import annotations

import random
import struct
import zipfile
from pathlib import Path

import pytest
from containers import packed

from apostille.importing import safezip
from apostille.importing.safezip import SafeZip, is_hostile
from apostille.refusal import Refusal

HOSTILE = [
    "", "../a", "a/../../b", "/etc/passwd", "C:\\x", "C:x", "\\\\host\\share", "sources\\..\\..\\b", "a\\b", "a/..",
    "..", ".", "./a", "a/./b", "CON", "con.txt", "a/NUL", "a/nul.xml/b", "COM1", "lpt9.doc", "aux", "prn.x.y", "a\x00b",
    "a\nb", "a\x7fb", "evidence_\u202efdp.exe", "\u2066a", "x" * 201, "/", "//a", "a/../b", "c:/x", "Z:", "PRN",
    "COM9.txt", "a/COM5", "~\\a", "a/b/../../../c", "\x1b[2J", "AUX.tar.gz",
]  # fmt: skip
HONEST = [
    "word/document.xml", "[Content_Types].xml", "_rels/.rels", "a b/ü 中文.txt", "constant.txt", "console/a", "..a",
    "a..b", "communiqué...txt", "-rf", "$(x)", "x" * 200, "com10", ".hidden", "Note verbale n° 12: réponse.txt",
]  # fmt: skip


def test_members_are_read_by_their_names_in_the_order_of_the_container() -> None:
    container = SafeZip(packed({"b.txt": b"two", "a/": b"", "a/c.txt": b"three"}))
    assert container.names() == ("b.txt", "a/c.txt")
    assert container.read("a/c.txt") == b"three"
    assert "b.txt" in container
    assert "a/" not in container


def test_a_member_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(Refusal, match=r"lacks its part “word/document\.xml”"):
        SafeZip(packed({"a": b""})).read("word/document.xml")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_told(name: str) -> None:
    assert is_hostile(name)


@pytest.mark.parametrize("name", HONEST)
def test_honest_names_are_not(name: str) -> None:
    assert not is_hostile(name)


def test_a_hostile_name_is_not_given_out_and_costs_no_other() -> None:
    container = SafeZip(packed({"../evil.txt": b"x", "good.txt": b"y"}))
    assert container.names() == ("good.txt",)
    assert container.hostile == ("../evil.txt",)
    with pytest.raises(Refusal):
        container.read("../evil.txt")


def test_a_bomb_is_refused_while_it_is_read() -> None:
    container = SafeZip(packed({"big": bytes(60_000_000), "small": b"text"}))
    with pytest.raises(Refusal, match="far more than a text"):
        container.read("big")
    assert container.read("small") == b"text"


def test_what_compresses_well_but_is_small_is_no_bomb() -> None:
    assert len(SafeZip(packed({"a": b" " * 1_000_000})).read("a")) == 1_000_000


def test_what_is_read_in_all_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safezip, "MOST_IN_ALL", 2000)
    container = SafeZip(packed({"a": bytes(900)}))
    container.read("a")
    container.read("a")
    with pytest.raises(Refusal):
        container.read("a")
    with pytest.raises(Refusal):
        SafeZip(packed({"a": bytes(1500), "b": bytes(1500)}))


def test_a_container_of_too_many_members_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safezip, "MOST_MEMBERS", 3)
    with pytest.raises(Refusal, match="more than 3 files"):
        SafeZip(packed({str(number): b"" for number in range(4)}))


def test_a_length_that_lies_is_not_believed() -> None:
    data = packed({"a": b"a" * 5000})
    for length in (10, 10_000):
        lying = data.replace(struct.pack("<I", 5000), struct.pack("<I", length))
        with pytest.raises(Refusal, match="damaged"):
            SafeZip(lying).read("a")


def test_members_upon_one_another_are_refused() -> None:
    data = packed({"a": b"x" * 100, "b": b"y" * 100}, zipfile.ZIP_STORED)
    directory = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", directory + 4)
    overlapping = data[: second + 42] + struct.pack("<I", 0) + data[second + 46 :]
    with pytest.raises(Refusal, match="upon one another"):
        SafeZip(overlapping)


def test_an_encrypted_member_is_said_to_be_so() -> None:
    data = bytearray(packed({"a": b"secret"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Refusal, match="encrypted"):
        SafeZip(bytes(data)).read("a")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_methods_of_compression_are_refused(method: int) -> None:
    with pytest.raises(Refusal, match="not known here"):
        SafeZip(packed({"a": b"text"}, method)).read("a")


def test_an_archive_in_an_archive_is_refused_where_none_is_wanted() -> None:
    container = SafeZip(packed({"inner.zip": packed({"a": b"b"})}))
    assert container.read("inner.zip").startswith(b"PK")
    with pytest.raises(Refusal, match="an archive inside an archive"):
        container.read("inner.zip", archives=False)


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04", b"no zip at all", b"PK\x05\x06" + bytes(17)])
def test_what_is_no_container_is_a_sentence(data: bytes) -> None:
    with pytest.raises(Refusal, match="damaged"):
        SafeZip(data)


def test_a_container_cut_off_or_changed_anywhere_is_read_or_refused() -> None:
    """Nothing but ``Refusal`` comes out."""
    sound = packed({"word/document.xml": b"<w/>" * 400, "a": b"b" * 90})
    chance = random.Random(4)  # noqa: S311 - seeded to be repeated
    for number in range(600):
        data = bytearray(sound)
        if number % 3 == 0:
            del data[chance.randrange(len(data)) :]
        for _ in range(chance.randrange(1, 6)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            container = SafeZip(bytes(data))
            for name in container.names():
                container.read(name)
        except Refusal:
            pass


def test_the_bomb_and_the_slip_of_the_corpus_do_nothing(corpus: Path) -> None:
    folder = corpus / "qda" / "hostile"
    bomb = SafeZip((folder / "zip_bomb_60MB.qdpx").read_bytes())
    with pytest.raises(Refusal):
        for name in bomb.names():
            bomb.read(name)
    assert SafeZip((folder / "zip_slip.qdpx").read_bytes()).hostile
    with pytest.raises(Refusal):
        SafeZip((folder / "truncated.qdpx").read_bytes())

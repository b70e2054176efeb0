from __future__ import annotations

import csv
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apostille.reading.decode import decode
from apostille.refusal import Refusal
from benchmarks.legacy import cases

RUSSIAN = "Совет Безопасности принял резолюцию. Государства обязаны соблюдать её положения, как это было решено.\n" * 3
POLISH = "Zgromadzenie Ogólne przyjęło rezolucję. Państwa są zobowiązane do przestrzegania jej postanowień.\n" * 3
FRENCH = "L’Assemblée générale a adopté la résolution. Les États sont tenus d’en respecter les dispositions.\n" * 3
SPANISH = "La Asamblea General aprobó la resolución. Los Estados están obligados a respetar sus disposiciones.\n" * 3
ARABIC = "اعتمدت الجمعية العامة القرار في هذه الدورة من أجل السلام على الأرض.\n" * 3
CHINESE = "大会通过了决议，各国有义务遵守其中的规定，以维护国际和平与安全。\n" * 3


def unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0\x1a\x1b"), min_size=1))
def test_utf_8_with_a_mark_is_read_exactly(text: str) -> None:
    data = b"\xef\xbb\xbf" + text.encode()
    if not text.strip("\n\t \0\ufeff"):
        return
    assert decode(data).text == text.removeprefix("\ufeff")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, CHINESE, ARABIC, "Geneva, 4 June 2004\n"])
def test_unicode_encodings_are_recognised(text: str, encoding: str) -> None:
    text = f"CD/1737, 4.06.2004\n{text}"  # without a mark it is the zeros of Latin letters that tell
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859_5"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (POLISH, "cp852"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac_roman"),
        (SPANISH, "cp1252"),
        (SPANISH, "cp850"),
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
        (CHINESE, "big5"),
    ],
)
def test_code_pages_are_guessed_and_said(text: str, encoding: str) -> None:
    if encoding == "big5":
        text = "大會通過了決議，各國有義務遵守其中的規定，以維護國際和平與安全。\n" * 3
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.doubts


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        (
            "Forsamlingen vedtog, at også små øer får ret til hjælp; æren tilhører alle.\n" * 3,
            "cp1252 cp850 cp865",
        ),
        ("Församlingen beslöt att även små öar får råd och hjälp på lång sikt.\n" * 3, "cp1252 mac_roman cp437"),
        ("A közgyűlés elfogadta a határozatot, és kötelezőnek nyilvánította az őszi ülést.\n" * 3, "cp1250 cp852"),
        ("Asamblėja priėmė rezoliuciją, kurią visos šalys privalo vykdyti iš karto.\n" * 3, "cp1257 iso8859_13 cp775"),
        ("Genel Kurul kararı kabul etti; devletler hükümlerine uymak zorundadır. Şimdi değil.\n" * 3, "cp1254 cp857"),
        ("Η Γενική Συνέλευση ενέκρινε το ψήφισμα και τα κράτη οφείλουν να το τηρούν.\n" * 3, "cp1253 cp737 mac_greek"),
        ("העצרת הכללית אימצה את ההחלטה, והמדינות חייבות לכבד את הוראותיה.\n" * 3, "cp1255 iso8859_8 cp862"),
        (ARABIC, "iso8859_6 cp720 mac_arabic"),
        (RUSSIAN.upper(), "cp1251 koi8_r cp866 iso8859_5 cp855"),
        ("総会は決議を採択し、すべての国はその規定を守る義務を負う。\n" * 3, "shift_jis euc_jp iso2022_jp"),
        ("총회는 결의를 채택하였으며 모든 국가는 그 규정을 지켜야 한다.\n" * 3, "euc_kr johab iso2022_kr"),
        (
            (
                "Đa\u0323i hô\u0323i đa\u0303 thông qua nghi\u0323 quyê\u0301t vê\u0300 hoa\u0300 bi\u0300nh"
                " cu\u0309a thê\u0301 giơ\u0301i.\n"
            )
            * 3,
            "cp1258",
        ),
        ("ที่ประชุมสมัชชาได้รับรองข้อมติแล้ว และทุกคนมีสิทธิ\n" * 3, "cp874"),
    ],
)
def test_more_languages_and_code_pages_are_told_apart(text: str, encodings: str) -> None:
    for encoding in encodings.split():
        data = text.encode(encoding)
        decoded = decode(data)
        assert (decoded.text, encoding) == (data.decode(encoding), encoding)
        assert decoded.doubts


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", ["모든 국가가 그 규정을 지켜야 한다.\n" * 3, "Hoa\u0300 bi\u0300nh va\u0300 an ninh\n" * 3]
)
def test_utf_16_without_a_mark_may_hold_letters_with_a_zero_of_their_own(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [CHINESE.replace("\n", ""), RUSSIAN.replace(" ", "").replace("\n", "")])
def test_utf_16_without_a_zero_is_told_by_its_letters(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, CHINESE])
def test_utf_8_with_a_bad_byte_loses_that_byte_alone_and_says_so(text: str) -> None:
    data = text.encode()
    decoded = decode(data[:60] + b"\xff" + data[60:])
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") <= 3
    assert decoded.doubts


@pytest.mark.parametrize(
    ("text", "encoding"), [(CHINESE, "gb18030"), (CHINESE, "utf-8"), ("総会は決議を採択した。\n" * 9, "shift_jis")]
)
def test_a_file_cut_within_a_character_is_read_to_there_and_said(text: str, encoding: str) -> None:
    data = text.encode(encoding)[:100]
    data = data if "\ufffd" in data.decode(encoding, "replace") else data[:-1]
    decoded = decode(data)
    assert decoded.text == data.decode(encoding, "replace")
    assert any("bytes" in doubt or "middle" in doubt for doubt in decoded.doubts)


def test_utf_8_by_chance_is_doubted() -> None:
    """Two ideographs of which the bytes in GB 2312 happen to be UTF-8."""
    decoded = decode("全员".encode("gb2312"))
    assert decoded.doubts
    assert "gb18030" in decoded.runners_up


@pytest.mark.parametrize("text", ["The Organization’s Charter", "Mr. Béjart speaks", "A word – and another"])
def test_utf_8_of_few_bytes_that_can_be_nothing_else_is_not_doubted(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.encoding, decoded.doubts) == (text, "utf-8", ())


def test_a_file_with_one_bad_byte_can_be_asked_for() -> None:
    data = (CHINESE * 9).encode("gb18030") + b"\xff"
    decoded = decode(data, "gb18030")
    assert decoded.text == CHINESE * 9 + "\ufffd"
    assert decoded.doubts


def test_files_made_from_the_corpus_are_never_wrong_in_silence(corpus: Path) -> None:
    """Every twelfth of those that ``benchmarks encodings`` measures, with another seed."""
    answers = [(case, decode(case.data)) for case in islice(cases(corpus, 7), 0, None, 12)]
    wrong = [(case, read) for case, read in answers if read.text != case.truth]
    assert [case.page for case, read in wrong if not read.doubts] == []
    assert len(wrong) <= 0.05 * len(answers)


def test_what_the_file_declares_may_be_a_lie() -> None:
    text = '<?xml version="1.0" encoding="windows-1251"?>\n' + RUSSIAN
    assert decode(text.encode("utf-8")).text == text


@pytest.mark.parametrize(("end", "name"), [("\n", "lf"), ("\r\n", "crlf"), ("\r", "cr")])
def test_line_ends_become_one(end: str, name: str) -> None:
    decoded = decode(f"Note{end}verbale{end}".encode())
    assert (decoded.text, decoded.newline) == ("Note\nverbale\n", name)


def test_mixed_line_ends_are_told() -> None:
    assert decode(b"a\r\nb\rc\n").newline == "mixed"


def test_a_cut_off_last_character_is_lost_and_the_rest_read() -> None:
    assert decode("裁军谈判会议".encode()[:-1]).text == "裁军谈判会\ufffd"


def test_an_asked_encoding_overrules() -> None:
    assert decode(RUSSIAN.encode("koi8_r"), "koi8_r").text == RUSSIAN


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n\t\n",
        b"\xef\xbb\xbf",
        bytes(range(256)) * 9,
        b"\x00" * 100,
    ],
    ids=["empty", "blank", "mark", "bytes", "zeros"],
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        decode(data)
    assert refused.value.why.endswith(".")


def test_an_unknown_or_wrong_encoding_is_refused() -> None:
    with pytest.raises(Refusal, match="no encoding called"):
        decode(b"x", "klingon")
    with pytest.raises(Refusal, match="does not fit"):
        decode(b"\xff\xfe", "utf-8")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_the_corpus_of_legacy_encodings_is_read_exactly(corpus: Path) -> None:
    folder = corpus / "legacy_encodings"
    wrong = [
        row["file"]
        for row in rows(folder / "derived.index.tsv")
        if decode((folder / "derived" / row["file"]).read_bytes()).text
        != unified((folder / "derived_truth_utf8" / row["file"]).read_bytes().decode())
    ]
    assert wrong == []


def test_files_whose_names_lie_are_read_exactly(corpus: Path) -> None:
    folder = corpus / "legacy_encodings"
    wrong = [
        row["file"]
        for row in rows(folder / "nltk_udhr_raw.index.tsv")
        if (data := (folder / "nltk_udhr_raw" / row["file"]).read_bytes())
        and decode(data).text != unified(data.decode(row["best_encoding"], "replace"))
    ]
    assert wrong == []

from __future__ import annotations

from pathlib import Path

import pytest

from apostille.reading.damage import find
from benchmarks.mojibake import misread, sound
from tests.reading.damage.repaired import repaired

FRENCH = "L’Assemblée générale réaffirme sa résolution précédente, adoptée à l’unanimité, sur la sécurité des réfugiés."
DANISH = "Enhver har ret til liv, frihed og personlig sikkerhed; mænd og kvinder må gøre alt, hvad de føler er rigtigt."
HUNGARIAN = "A közgyűlés megerősíti előző határozatát a menekültek biztonságáról, és köszönetét fejezi ki mindenkinek."
RUSSIAN = "Генеральная Ассамблея вновь подтверждает свою предыдущую резолюцию о безопасности беженцев."
ARABIC = "تؤكد الجمعية العامة من جديد قرارها السابق بشأن أمن اللاجئين في جميع أنحاء العالم"


def read(text: str, written: str, as_what: str) -> str:
    data = text.encode(written)
    if as_what in ("gb18030", "big5"):
        return data.decode(as_what)
    return "".join(bytes([byte]).decode(as_what, "ignore") or chr(byte) for byte in data)


@pytest.mark.parametrize(
    ("text", "written", "as_what"),
    [
        (RUSSIAN, "utf-8", "gb18030"),
        ("la sécurité à Genève, où été", "utf-8", "gb18030"),
        (DANISH, "cp1252", "cp1250"),
        (DANISH, "cp1252", "cp1251"),
        (DANISH, "cp850", "cp1252"),
        (HUNGARIAN, "cp852", "cp1250"),
        (RUSSIAN, "cp1251", "mac_roman"),
        (RUSSIAN, "utf-8", "cp866"),
        (ARABIC, "cp1256", "cp1251"),
        (ARABIC, "utf-8", "cp1256"),
        (FRENCH, "utf-8", "koi8_r"),
        ("Κάθε άνθρωπος έχει δικαίωμα στη ζωή και την ελευθερία οι όμοιοί του", "utf-8", "cp437"),
    ],
)
def test_lines_misread_in_any_encoding_are_put_right(text: str, written: str, as_what: str) -> None:
    assert repaired(read(text, written, as_what)) == text


def test_sound_lines_beside_a_misread_one_stay() -> None:
    text = f"{DANISH}\n{read(DANISH, 'utf-8', 'cp1251')}\n{RUSSIAN}"
    assert repaired(text) == f"{DANISH}\n{DANISH}\n{RUSSIAN}"


def test_each_place_reaches_from_the_first_letter_that_differs_to_the_last() -> None:
    text = read("Nous réaffirmons la sécurité des réfugiés, à Genève.", "utf-8", "gb18030")
    assert {one.span.of(text) for one in find(text)} == {"茅", "脿", "猫", "茅curit茅", "茅fugi茅"}


@pytest.mark.parametrize(
    "text",
    [
        "Māori whānau ōhākī; Zhōngguó Rénmín Gònghéguó; ʿAbd al-Raḥmān ibn Ḫaldūn",
        "Україна: їжак, ґанок, єдність; Қазақстан Республикасы; Владимир Ђорђевић, Љубљана",
        "Đặng Thị Ngọc Thịnh và Nguyễn Xuân Phúc; Łódź, Þingvellir, Třebíč, Çağlar",
        "instal·lació, cel·les, COL·LOCAR; ﬁnal ﬂow; ∑ x² ≤ √2 · π ≈ 4.44; ‹ainsi› „so“",
        "┌────┬────┐\n│ a  │ b  │\n└────┴────┘",
        "مـــرحـــبـــا بالعالم، السَّلامُ عَلَيْكُمْ",
        "中文Windows系统使用UTF-8编码，龘靐齉",
        "نص فارسی: گچ پژ؛ ۱۲۳",
        "שָׁלוֹם עֲלֵיכֶם",
        "STRAßE, ÉTÉ, MÄÄRAB TEKSTIVÄÄRTUST, KENTTÄÄ KÄYTTÄÄ",
    ],
)
@pytest.mark.parametrize("language", ["", "en", "und"])
def test_what_is_written_so_stays(text: str, language: str) -> None:
    assert repaired(text, language) == text


def test_texts_made_from_the_corpus_are_put_right_and_sound_ones_stay(corpus: Path) -> None:
    cases = list(misread(corpus, 7, 1))
    right = sum(repaired(case.text) == case.truth for case in cases)
    assert right >= 0.93 * len(cases)
    assert [text for text in sound(corpus) if repaired(text) != text] == []

from __future__ import annotations

import pytest

from apostille.reading.damage import find
from apostille.reading.damage.plain import is_plain

RUSSIAN = "Генеральная Ассамблея вновь подтверждает свою предыдущую резолюцию о безопасности"
ARABIC = "تؤكد الجمعية العامة من جديد قرارها السابق بشأن أمن اللاجئين"
CHINESE = "人人有权享有生命、自由和人身安全，不得有任何区别。"


def read(text: str, written: str, as_what: str) -> str:
    return text.encode(written).decode(as_what, "ignore")


@pytest.mark.parametrize("words", [RUSSIAN, ARABIC, CHINESE, f"«{RUSSIAN}» — № 5", f"{CHINESE} 1945"])
def test_a_line_of_the_usual_letters_of_one_script_is_plain(words: str) -> None:
    assert is_plain(words)


@pytest.mark.parametrize(
    "words",
    [
        "L’Assemblée générale réaffirme sa résolution",
        f"{RUSSIAN} {ARABIC}",
        "Генеральная АссамблеЯ",
        "Генеральнаяa Ассамблея",
        "المدرسةال العامة للأمم",
        "Генера“льная Ассамблея",
        "да нет",
        *(read(RUSSIAN, written, "cp1251") for written in ("utf-8", "koi8_r", "cp866", "iso8859_5")),
        *(read(ARABIC, "utf-8", page) for page in ("cp1256", "cp1251", "gb18030")),
        *(read(CHINESE, "utf-8", page) for page in ("gb18030", "cp1251")),
    ],
)
def test_what_may_be_misread_is_not(words: str) -> None:
    assert not is_plain(words)


def test_a_misread_line_is_found_among_many_that_are_plain() -> None:
    wrong = read(RUSSIAN, "koi8_r", "cp1251")
    text = "\n".join([RUSSIAN, CHINESE, wrong, ARABIC, RUSSIAN])
    start = text.index(wrong)
    found = find(text, "en")
    assert found
    assert all(start <= one.span.start and one.span.end <= start + len(wrong) for one in found)

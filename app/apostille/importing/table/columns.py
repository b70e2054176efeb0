"""What the columns of a table hold: the text, the name of a file, a metadata value; told by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from apostille.importing.table.sheet import Sheet
from apostille.reading.head import known

Role = Literal["text", "file", "field", "aside"]

_TEXTS = """
    text texte texto текст 文本 正文 全文 النص نص content contents contenu contenido содержание 内容 المحتوى
    full_text fulltext speech speech_text discours discurso речь выступление 演讲 发言 خطاب transcript transcription
    statement_text words
"""
_FILES = """
    file filename file_name files fichier nom_du_fichier nom_de_fichier archivo fichero nombre_del_archivo файл
    имя_файла 文件 文件名 檔案 الملف ملف اسم_الملف plik nazwa_pliku path
"""
_ROLES: dict[str, Role] = {**dict.fromkeys(_TEXTS.split(), "text"), **dict.fromkeys(_FILES.split(), "file")}
_WORDS: dict[str, str] = {
    word: key
    for key, words in {
        "date": "date dated year fecha année año год дата 日期 年 年份 التاريخ السنة سنة rok",
        "symbol": "symbol cote signatura символ 文号 الرمز",
        "title": "title titre título название заглавие 标题 العنوان",
        "issuer": "country state iso iso3 pays état país estado страна государство 国家 البلد الدولة",
        "speaker": "speaker speaking orateur oradora orador оратор выступающий 发言人 المتكلم",
        "session": "session sesión période сессия 届会 会议届次 الدورة",
        "language": "language lang langue idioma язык 语言 اللغة",
        "place": "place city lieu lugar место 地点 المكان",
        "kind": "kind type",
        "body": "body organ organe órgano орган 机构 الهيئة",
    }.items()
    for word in words.split()
}  # fmt: skip
"""Words that say, alone among others in a heading ("ISO Code", "Name of person speaking"), what the column holds."""

_LONGEST_HEADING = 40
_OF_SENTENCES = re.compile(r"[:：!?؟。]|\.$|\d{3}")
_MOST_WORDS = 5
_LONG = 200
_LONGER = 3


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what it holds, and the metadata key of a ``field``."""

    place: int
    heading: str
    role: Role
    key: str = ""

    def words(self) -> str:
        """What becomes of the column, for the analyst."""
        if self.role == "field":
            return f"“{self.heading}” → {self.key}"
        return f"“{self.heading}” → the text" if self.role == "text" else f"“{self.heading}” → the file"


def columns(sheet: Sheet) -> tuple[Column, ...]:
    """The columns of a table that has headings; the text is the longest column by far where none is called so."""
    found = [_column(place, heading) for place, heading in enumerate(sheet.headings)]
    if not any(column.role == "text" for column in found):
        text = _by_length(sheet, [column.place for column in found if column.role == "aside"])
        if text is not None:
            found[text] = Column(text, sheet.headings[text], "text")
    return tuple(found)


def are_headings(cells: Sequence[str]) -> bool:
    """Whether these are headings: all of them short, and two or more the name of something that a column holds."""
    if any(len(cell) > _LONGEST_HEADING or _OF_SENTENCES.search(cell) for cell in cells):
        return False
    return sum(_column(0, cell).role != "aside" for cell in cells) > 1


def _column(place: int, heading: str) -> Column:
    name = re.sub(r"[\W_]+", "_", heading.strip().lower()).strip("_")
    if name in _ROLES:
        return Column(place, heading, _ROLES[name])
    key = known(heading) or known(name) or _by_words(name.split("_"))
    return Column(place, heading, "field", key) if key else Column(place, heading, "aside")


def _by_words(words: Sequence[str]) -> str | None:
    """The key that the words of a heading speak of; None where they speak of two ("country of speaker")."""
    keys = {_WORDS[word] for word in words if word in _WORDS} if len(words) <= _MOST_WORDS else set[str]()
    return keys.pop() if len(keys) == 1 else None


def _by_length(sheet: Sheet, places: Iterable[int]) -> int | None:
    """The column whose cells are long, and much longer than those of any other."""
    lengths = sorted(((_average(sheet, place), place) for place in places), reverse=True)
    if not lengths or lengths[0][0] < _LONG:
        return None
    others = lengths[1][0] if len(lengths) > 1 else 0
    return lengths[0][1] if lengths[0][0] >= _LONGER * others else None


def _average(sheet: Sheet, place: int) -> float:
    return sum(len(row[place]) for row in sheet.rows) / len(sheet.rows)

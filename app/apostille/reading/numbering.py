"""Printed numbers and letters at the head of a paragraph: ``4.``, ``4 bis``, ``(a)``, ``iv)``, ``١ -``, bullets.

The label is kept as printed, without the full stop, dash or blank that follows it; brackets
belong to it. A decimal number heads a paragraph of the document (kind *body*), a letter, a
roman numeral, a bracketed number or a bullet an item of a list (kind *list*).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Form = Literal["decimal", "letter", "roman", "bullet"]

_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19"
_SUFFIX = r"(?:[ \u00a0]?(?:bis|ter|quater|quinquies))?"
_BULLETS = "\u2022\u2023\u25aa\u25cf\u25e6\u2043\u00b7\uf0b7\u2013\u2014\u25a0\u27a2\\-*"
_DECIMAL = re.compile(
    rf"(?P<label>(?:\d{{1,3}}\.){{0,3}}[{_DIGITS}]{{1,3}}{_SUFFIX})"
    rf"(?:°?[.\uff0e](?![{_DIGITS}])\s?|[ \u00a0][-\u2013\u2014][ \u00a0]|\u3001)"
)
_BRACKETED = re.compile(
    rf"(?P<label>[(\uff08](?:[{_DIGITS}]{{1,3}}{_SUFFIX}|[^\W\d_]|[ivxl]{{2,6}}"
    rf"|[\u4e00-\u9fff]{{1,3}})[)\uff09])(?=\s|[^\W\d_]|$)"
    rf"|(?P<half>(?:[{_DIGITS}]{{1,3}}°?|[a-zA-Zа-яА-Я]|[ivx]{{2,5}})[)\uff09])(?=\s|[^\W\d_])"
)
_LETTER = re.compile(r"(?P<label>[a-zа-я]|[ivx]{2,5})[.\uff0e](?=\s)")
_HAN = re.compile("(?P<label>[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3})\u3001")
_BULLET = re.compile(rf"(?P<label>[{_BULLETS}])(?=[ \t\u00a0])")
_NOTE = re.compile(r"(?P<mark>\[\d{1,3}\]|\d{1,3}/(?=\s)|[¹²³⁰-⁹]{1,3})\s*(?=[^\s\d])")
_COUNTING = frozenset("ivx\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341")
"""The letters of which a label may have more than one."""
_ROMAN = re.compile(r"[ivxlIVXL]+")


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, its form, and how many characters of the line it and its blank take."""

    printed: str
    form: Form
    length: int

    @property
    def value(self) -> int | None:
        """What a decimal label counts as, the last of ``1.2.3``; None for the other forms."""
        digits = re.findall(rf"[{_DIGITS}]+", self.printed)
        return int(digits[-1]) if self.form == "decimal" and digits else None

    @property
    def depth(self) -> int:
        """How deep in a list such a label usually stands: 0 for a paragraph number."""
        return {"decimal": 0, "letter": 1, "bullet": 1, "roman": 2}[self.form]

    @property
    def is_list(self) -> bool:
        """Whether it heads a list item rather than a numbered paragraph."""
        return self.form != "decimal"


def _form(printed: str) -> Form:
    inner = printed.strip("()\uff08\uff09")
    return "roman" if len(inner) > 1 and _ROMAN.fullmatch(inner) else "letter"


def _found(match: re.Match[str], form: Form | None = None) -> Label:
    printed = match.group("label") or match.groupdict().get("half") or ""
    return Label(printed, form or _form(printed), match.end())


def label_of(line: str) -> Label | None:
    """The label that ``line`` (no blanks before it) starts with, or None."""
    if line[:2].isalpha() and not (line[0] in _COUNTING and line[1:2] in _COUNTING):
        return None  # most lines: no form of label begins so
    head = line[:24]
    if not head or unicodedata.category(head[0])[0] not in "LNPSC":
        return None
    if match := _DECIMAL.match(head):
        return _found(match, "decimal")
    if match := _BRACKETED.match(head) or _LETTER.match(head) or _HAN.match(head):
        return _found(match)
    return _found(_match, "bullet") if (_match := _BULLET.match(head)) else None


def note_mark(line: str) -> str | None:
    """The mark of a footnote that ``line`` begins with: ``[1]``, ``1/``, ``¹``; None where there is none."""
    found = None if line[:1].isalpha() else _NOTE.match(line[:24])
    return found["mark"] if found else None


def follows(label: Label, before: Label | None) -> bool:
    """Whether a decimal label can follow the last decimal one: the next number, or a new 1."""
    if label.value is None:
        return True
    if "bis" in label.printed or "ter" in label.printed:
        return True
    last = before.value if before else None
    return label.value == 1 or last is None or label.value == last + 1

"""Words as a reader of a format meets them: run by run, with inline styles, line breaks and marks.

``Words`` are a stretch of text with its styles; a line break inside is ``\\n`` until ``paragraphs``
decides what it means. A mark is a place that something outside the text points to (a comment).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from apostille.reading.reading import Style, StyleKind
from apostille.reading.span import Span

Look = tuple[StyleKind, str]
"""A kind of style and, for a link, where it leads."""
Mark = tuple[str, int]
"""What points to a place, and the place."""
Looks = frozenset[Look]

PLAIN: Looks = frozenset()
_LINE_ENDS = str.maketrans({"\n": " ", "\r": " "})
_BLANKS = re.compile("[ \t\n\r\f]+")
_EDGE = " \t\n\u00a0\u3000\ufeff\u200b"
"""What stands at the ends of a paragraph without being words."""


def linked(looks: Looks, target: str) -> Looks:
    """The same styles and, where there is a target, a link."""
    link: Look = ("link", target)
    return looks | {link} if target else looks


@dataclass(frozen=True, slots=True)
class Words:
    """A text, its styles in text order, and its marks; places count from its start."""

    text: str = ""
    styles: tuple[Style, ...] = ()
    marks: tuple[Mark, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    def part(self, start: int, end: int) -> Words:
        """The words from ``start`` to ``end``; marks outside come to the nearer end."""
        if (start, end) == (0, len(self.text)):
            return self
        styles = [
            replace(style, span=shared.moved(-start))
            for style in self.styles
            if (shared := style.span.shared(Span(start, end)))
        ]
        marks = tuple((key, min(max(place, start), end) - start) for key, place in self.marks)
        return Words(self.text[start:end], tuple(styles), marks)

    def stripped(self) -> Words:
        """Without the blanks at its ends."""
        kept = self.text.strip(_EDGE)
        if len(kept) == len(self.text):
            return self
        start = len(self.text) - len(self.text.lstrip(_EDGE)) if kept else 0
        return self.part(start, start + len(kept))

    def lines(self) -> list[Words]:
        """What stands between line breaks, each stripped; marks go with the line they stand in."""
        if "\n" not in self.text:
            return [self.stripped()]
        found: list[Words] = []
        start = 0
        for line in self.text.split("\n"):
            end = start + len(line)
            inside = tuple(mark for mark in self.marks if start <= mark[1] <= end)
            found.append(replace(self, marks=inside).part(start, end).stripped())
            start = end + 1
        return found

    def without_tabs(self) -> Words:
        """With a blank for each tab, which separates the cells of a table."""
        return replace(self, text=self.text.replace("\t", " ")) if "\t" in self.text else self

    def prefixed(self, printed: str) -> Words:
        """The same words with ``printed`` before them, which no style touches; a mark at their start is before it."""
        styles, marks = self._moved(len(printed))
        at_start = {key for key, place in self.marks if place == 0}
        return Words(printed + self.text, styles, tuple((key, 0 if key in at_start else at) for key, at in marks))

    def _moved(self, by: int) -> tuple[tuple[Style, ...], tuple[Mark, ...]]:
        styles = tuple(replace(style, span=style.span.moved(by)) for style in self.styles)
        return styles, tuple((key, place + by) for key, place in self.marks)

    @staticmethod
    def joined(parts: Sequence[Words], between: str = " ") -> Words:
        """The parts one after the other."""
        if len(parts) == 1:
            return parts[0]
        styles: list[Style] = []
        marks: list[Mark] = []
        place = 0
        for part in parts:
            more = part._moved(place)
            styles += more[0]
            marks += more[1]
            place += len(part.text) + len(between)
        return Words(between.join(part.text for part in parts), tuple(styles), tuple(marks))


@dataclass
class Pen:
    """Writes one paragraph; with ``folding`` runs of white space become one blank, as a browser folds them."""

    folding: bool = False
    _runs: list[str] = field(default_factory=list[str])
    _length: int = 0
    _inked: bool = False
    _last: str = "\n"
    _open: dict[Look, int] = field(default_factory=dict[Look, int])
    _styles: list[Style] = field(default_factory=list[Style])
    _marks: list[Mark] = field(default_factory=list[Mark])

    def write(self, text: str, looks: Looks = PLAIN) -> None:
        """Adds a run of text in these styles; its line ends are blanks."""
        text = self._folded(text) if self.folding else text.translate(_LINE_ENDS)
        if text:
            self._turn(looks)
            self._add(text)

    def keep(self, text: str, looks: Looks = PLAIN) -> None:
        """Adds text whose blanks count, whatever ``folding`` says."""
        if text:
            self._turn(looks)
            self._add(text.translate(_LINE_ENDS))

    def end_line(self) -> None:
        """Breaks the line; a style that goes on after it goes on over it."""
        self._add("\n")

    def mark(self, key: str) -> None:
        """Notes that ``key`` points here."""
        self._marks.append((key, self._length))

    def words(self) -> Words:
        """All that was written; the pen is empty afterwards."""
        self._turn(PLAIN)
        styles = sorted(self._styles, key=lambda style: (style.span.start, -style.span.end))
        written = Words("".join(self._runs), tuple(styles), tuple(self._marks))
        self.__init__(self.folding)
        return written

    @property
    def is_empty(self) -> bool:
        """Whether nothing but blanks and line ends has been written."""
        return not self._inked

    def _folded(self, text: str) -> str:
        text = _BLANKS.sub(" ", text)
        return text[1:] if text[:1] == " " and self._last in " \n" else text

    def _add(self, text: str) -> None:
        self._runs.append(text)
        self._length += len(text)
        self._last = text[-1]
        self._inked = self._inked or not text.isspace()

    def _turn(self, looks: Looks) -> None:
        """Ends the styles that do not go on, begins those that are new."""
        if not looks and not self._open:
            return
        for look in [look for look in self._open if look not in looks]:
            start = self._open.pop(look)
            if start < self._length:
                self._styles.append(Style(Span(start, self._length), *look))
        for look in looks:
            self._open.setdefault(look, self._length)

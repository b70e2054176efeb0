"""The groups of a rich text that are no running text: notes, comments, fields, boxes, tables of fonts and styles."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from apostille.importing.counting import counted
from apostille.importing.drafting import Remark
from apostille.importing.paragraphs import Paragraph
from apostille.importing.richtext.output import Output
from apostille.importing.richtext.reader import Reader
from apostille.importing.richtext.state import LinkField, Place, State
from apostille.importing.richtext.words import COUNTED, NEVER, REPEATED, SKIPPED, TEXT
from apostille.importing.symbols import symbol
from apostille.importing.times import utc
from apostille.importing.word.fields import link_of
from apostille.importing.words import Look

_RAISED: Look = ("superscript", "")
_SYMBOL = re.compile(r'\s*SYMBOL\s+(\d{1,6})(?:.*?\\f\s+"?([^"\\]{1,60}))?', re.DOTALL)
_TABLES: dict[str, Place] = {
    "fonttbl": "fonts", "stylesheet": "styles", "listtable": "lists", "listoverridetable": "lists",
}  # fmt: skip


@dataclass
class _Note:
    """A note or a comment that is being read."""

    auto: bool = False
    endnote: bool = False
    reference: str = ""
    at: str = ""


@dataclass
class Groups:
    """Adds to a reader what it does with groups, and keeps what they held."""

    reader: Reader
    notes: list[tuple[bool, str, list[Paragraph]]] = field(default_factory=list[tuple[bool, str, list[Paragraph]]])
    remarks: dict[str, Remark] = field(default_factory=dict[str, Remark])
    running: list[str] = field(default_factory=list[str])
    title: str = ""
    pictures: int = 0
    _note: _Note | None = None
    _awaited: bool = False
    _author: str = ""
    _counts: dict[bool, int] = field(default_factory=lambda: {False: 0, True: 0})
    _ways: dict[bool, str] = field(default_factory=lambda: {False: "decimal", True: "lowerRoman"})

    def __post_init__(self) -> None:
        openers, others = self.reader.openers, self.reader.others
        openers |= {word: self._into("never") for word in NEVER}
        openers |= {word: self._into("skip") for word in SKIPPED}
        openers |= {word: self._into("text") for word in TEXT}
        openers |= {word: self._into(place) for word, place in _TABLES.items()}
        openers |= {word: self._repeated for word in REPEATED}
        openers |= {
            "pict": self._picture, "footnote": self._footnote, "annotation": self._annotation, "field": self._field,
            "fldinst": self._code, "fldrslt": self._result, "shptxt": self._box, "dptxbxtext": self._box,
            "title": self._titled, "leveltext": self._shape, "listtext": self._labelled, "pntext": self._labelled,
            "atrfstart": self._range("<"), "atrfend": self._range(">"), "atnauthor": self._by,
            "ud": self._unicode, "atnref": self._referred, "atndate": self._dated,
        }  # fmt: skip
        others |= {"chftn": self._marked, "ftnalt": self._alternative}
        for mark in ("", "a", "s", "sa"):
            others |= {f"{mark}ftn{end}": self._way(way, endnotes="a" in mark) for end, way in COUNTED.items()}

    def _into(self, place: Place) -> Callable[[], None]:
        def opened() -> None:
            self.reader.state.place = place
            self.reader.state.gathered = []

        return opened

    def _gather(self, closer: Callable[[str], None]) -> None:
        """The words of the group go to ``closer``."""
        words: list[str] = []
        self.reader.state.place, self.reader.state.gathered = "gather", words
        self.reader.at_end(lambda last: closer("".join(words)))

    def _apart(self, closer: Callable[[Output], None]) -> None:
        """The group is read as a text of its own, which goes to ``closer``."""
        reader = self.reader
        around, label = reader.out, reader.label
        reader.out, reader.label = Output(), None
        reader.state.place = "text"
        reader.state.plain()
        reader.state.new_paragraph()

        def closed(last: State) -> None:
            reader.finish()
            inner, reader.out, reader.label = reader.out, around, label
            closer(inner)

        reader.at_end(closed)

    # Notes and comments

    def _way(self, way: str, *, endnotes: bool) -> Callable[[], None]:
        def told() -> None:
            self._ways[endnotes] = way

        return told

    def _marked(self) -> None:
        """The place of a mark that is counted: before its note, and again inside it."""
        if self._note is None:
            self._awaited = True
        else:
            self._note.auto = True

    def _alternative(self) -> None:
        if self._note is not None:
            self._note.endnote = True

    def _footnote(self) -> None:
        around, note = self._note, _Note(auto=self._awaited)
        self._note, self._awaited = note, False
        looks = self.reader.state.looks() | {_RAISED}

        def closed(inner: Output) -> None:
            self._note = around
            mark = self._next_mark(note.endnote) if note.auto else ""
            self.reader.out.pen.write(mark, looks)
            self.notes.append((note.endnote, mark, inner.made))

        self._apart(closed)

    def _next_mark(self, endnote: bool) -> str:
        self._counts[endnote] += 1
        return counted(self._counts[endnote], self._ways[endnote])

    def _annotation(self) -> None:
        around, self._note = self._note, _Note()
        note, author = self._note, self._author
        self._author = ""

        def closed(inner: Output) -> None:
            self._note = around
            key = note.reference or f"#{len(self.remarks)}"
            words = "\n".join(paragraph.words.text.strip() for paragraph in inner.made)
            self.remarks.setdefault(key, Remark(words, author, note.at))
            self.reader.out.pen.mark(f"<{key}")

        self._apart(closed)

    def _range(self, end: str) -> Callable[[], None]:
        def closed(words: str) -> None:
            self.reader.out.pen.mark(f"{end}{words.strip()}")

        return lambda: self._gather(closed)

    def _by(self) -> None:
        def closed(words: str) -> None:
            self._author = words.strip()

        self._gather(closed)

    def _referred(self) -> None:
        def closed(words: str) -> None:
            if self._note is not None:
                self._note.reference = words.strip()

        self._gather(closed)

    def _dated(self) -> None:
        def closed(words: str) -> None:
            if self._note is not None:
                self._note.at = packed_time(words)

        self._gather(closed)

    # Fields, boxes, lists, and what stands beside the text

    def _unicode(self) -> None:
        """The better of two forms of the same words: they go where the two of them stand."""
        self.reader.state.place = self.reader.place_around

    def _field(self) -> None:
        self.reader.state.field = LinkField()

    def _code(self) -> None:
        link, around = self.reader.state.field, self.reader.state

        def closed(words: str) -> None:
            if link is None:
                return
            link.target = link_of(words)
            if found := _SYMBOL.match(words):
                self.reader.out.pen.write(symbol((found[2] or "Symbol").strip(), int(found[1])), around.looks())
                link.written = True

        self._gather(closed)

    def _result(self) -> None:
        state = self.reader.state
        state.result = True
        if state.field and state.field.written:
            state.place = "never"

    def _box(self) -> None:
        """Words in boxes come after the paragraph that the box hangs on."""
        around = self.reader.out
        self._apart(lambda inner: around.boxes.extend(inner.made))

    def _repeated(self) -> None:
        self._apart(lambda inner: self.running.extend(paragraph.words.text for paragraph in inner.made))

    def _picture(self) -> None:
        self.pictures += 1
        self.reader.state.place = "skip"

    def _titled(self) -> None:
        def closed(words: str) -> None:
            self.title = " ".join(words.split())

        self._gather(closed)

    def _labelled(self) -> None:
        """A number as it was printed last; in the Symbol font it is a bullet."""

        def closed(words: str) -> None:
            self.reader.label = words

        self._gather(closed)

    def _shape(self) -> None:
        self._gather(self.reader.lists.shape)
        self.reader.state.place = "shape"


def packed_time(words: str) -> str:
    """A time in the 32 bits of Word's DTTM, as ISO 8601; it has no zone and is taken for UTC."""
    if not words.strip().lstrip("-").isdigit() or len(words) > 12:
        return ""
    bits = int(words) & 0xFFFFFFFF
    year, month, day = 1900 + (bits >> 20 & 0x1FF), bits >> 16 & 0xF, bits >> 11 & 0x1F
    return utc(f"{year:04}-{month:02}-{day:02}T{bits >> 6 & 0x1F:02}:{bits & 0x3F:02}:00")

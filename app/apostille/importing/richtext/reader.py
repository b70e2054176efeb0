"""Reads a rich text token by token, without recursion: groups may be nested as deep as their maker likes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from apostille.importing.listing import Printed
from apostille.importing.paragraphs import Paragraph
from apostille.importing.richtext.fonts import Font, Fonts, codec_of
from apostille.importing.richtext.lists import ListTable
from apostille.importing.richtext.output import Output
from apostille.importing.richtext.properties import PROPERTIES
from apostille.importing.richtext.state import Closer, Place, State
from apostille.importing.richtext.tokens import tokens
from apostille.importing.richtext.words import ESCAPED, SIGNS
from apostille.importing.rolenames import heading_level, is_quote
from apostille.importing.symbols import symbol
from apostille.importing.words import Words
from apostille.reading.reading import Kind
from apostille.refusal import Refusal

_DEEPEST = 200_000
_HEADINGS = 9
_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style makes of a paragraph."""

    level: int | None = None
    quote: bool = False


@dataclass
class Reader:
    """What has been read so far, and where the next words go.

    ``openers`` are called for a word that begins a group, ``others`` for one that stands in the text; ``label`` is the
    number that the file has before the paragraph.
    """

    fonts: Fonts = field(default_factory=Fonts)
    lists: ListTable = field(default_factory=ListTable)
    styles: dict[int, Style] = field(default_factory=dict[int, Style])
    out: Output = field(default_factory=Output)
    state: State = field(default_factory=State)
    label: str | None = None
    unseen: list[str] = field(default_factory=list[str])
    openers: dict[str, Callable[[], None]] = field(default_factory=dict[str, Callable[[], None]])
    others: dict[str, Callable[[], None]] = field(default_factory=dict[str, Callable[[], None]])
    ended: bool = False
    _groups: list[tuple[State, Closer | None]] = field(default_factory=list[tuple[State, "Closer | None"]])
    _pending: bytearray = field(default_factory=bytearray)
    _skip: int = 0
    _high: str = ""
    _fresh: bool = False
    _starred: bool = False
    _font: int = 0

    def read(self, data: bytes) -> None:
        """Reads the whole file; ``ended`` says whether its last brace came."""
        for kind, name, number, run in tokens(data):
            if kind in ("run", "byte"):
                self._bytes(run)
            elif kind == "word":
                self._word(name, number)
            elif kind == "open":
                self._open()
            elif kind == "close":
                self._close()
                if self.ended:
                    break
            else:
                self._sign(name)
        self._flush()
        whole = self.ended
        while self._groups:
            self._close()
        self.finish()
        self.ended = whole

    def finish(self) -> None:
        """Ends what is being written where the file did not."""
        self._flush()
        if not self.out.pen.is_empty or self.out.boxes:
            self.state.deleted = False
            self.end_paragraph()
        self.out.end_table()

    def at_end(self, closer: Closer) -> None:
        """Has something done at the end of the group that is open."""
        self._groups[-1] = (self._groups[-1][0], closer)

    @property
    def place_around(self) -> Place:
        """Where words go outside the group that holds the one that is open."""
        return self._groups[-2][0].place if len(self._groups) > 1 else "text"

    # Groups

    def _open(self) -> None:
        self._flush()
        if len(self._groups) > _DEEPEST:
            raise Refusal("The file is nested far deeper than any text. Nothing was imported.")
        self._groups.append((self.state, None))
        self.state = self.state.copied()
        self._skip, self._fresh, self._starred = 0, True, False

    def _close(self) -> None:
        self._flush()
        self._skip, self._fresh = 0, False
        if not self._groups:
            return
        before, closer = self._groups.pop()
        if closer is not None:
            closer(self.state)
        self.state = before
        self.ended = not self._groups

    # Words

    def _bytes(self, run: bytes) -> None:
        if self._skip:
            cut = min(self._skip, len(run))
            self._skip -= cut
            run = run[cut:]
        self._fresh = False
        if self.state.place not in ("skip", "never"):
            self._pending += run

    def _flush(self) -> None:
        """The bytes that came together are read together: a character may be of two."""
        if self._pending:
            run = bytes(self._pending)
            self._pending.clear()
            self.put(self.fonts.text(run, self.state.words_font))

    def _sign(self, name: str) -> None:
        if name == "*" and self._fresh:
            self._starred = True
            return
        if self._skip:
            self._skip -= 1
            return
        self._flush()
        self._fresh = False
        if name in ESCAPED:
            self.put(ESCAPED[name])
        elif name in "\r\n":
            self._structure("par", None)

    def put(self, text: str) -> None:
        """Words come, wherever they go."""
        state = self.state
        if self._high or (len(text) == 1 and "\ud800" <= text < "\ue000"):
            text = self._paired(text)
        if state.place == "text":
            if state.hidden and not state.deleted:
                self.unseen.append(text)
            elif not state.deleted:
                self.out.pen.write(text, state.looks())
        elif state.place in ("gather", "shape"):
            state.gathered.append(text)
        elif state.place in ("fonts", "styles"):
            self._named(text)

    def _paired(self, text: str) -> str:
        """A character beyond U+FFFF comes in two halves; a half alone is lost."""
        whole, self._high = self._high + text, ""
        if len(whole) == 1 and "\ud800" <= whole < "\udc00":
            self._high = whole
            return ""
        return whole.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def _named(self, text: str) -> None:
        """The name of a font or of a style, which a semicolon ends."""
        self.state.gathered.append(text)
        if ";" not in text:
            return
        name = "".join(self.state.gathered).split(";")[0].strip()
        self.state.gathered.clear()
        if self.state.place == "fonts":
            self.fonts.table.setdefault(self._font, Font()).set_name(name)
            return
        outline = self.state.outline
        level = outline + 1 if outline is not None and outline < _HEADINGS else heading_level(name)
        self.styles[self.state.style] = Style(level, is_quote(name))

    # Control words

    def _word(self, name: str, number: int | None) -> None:
        if self._skip:
            self._skip = self._skip - 1 if name in SIGNS else 0
            if name in SIGNS:
                return
        if self._pending:
            self._flush()
        fresh, self._fresh = self._fresh, False
        place = self.state.place
        if place == "never":
            return
        if fresh and (opener := self.openers.get(name)):
            opener()
        elif fresh and self._starred:
            self.state.place = "never"
        elif place == "fonts":
            self._font_word(name, number or 0)
        elif place == "lists":
            self.lists.tell(name, number or 0)
        elif name == "u":
            self._unicode(number or 0)
        elif change := PROPERTIES.get(name):
            change(self.state, number)
        elif name in SIGNS:
            self.put(SIGNS[name])
        elif place == "text":
            self._structure(name, number)

    def _font_word(self, name: str, number: int) -> None:
        if name == "f":
            self._font = number
            self.fonts.table[number] = Font()
        elif name == "fcharset":
            self.fonts.table.setdefault(self._font, Font()).set_charset(number)
        elif name == "cpg":
            self.fonts.table.setdefault(self._font, Font()).codec = codec_of(number)

    def _unicode(self, number: int) -> None:
        """A character by its number, negative above 32,767; what stands in for it after it is passed over."""
        code = number + 0x10000 if number < 0 else number
        font = self.fonts.table.get(self.state.words_font or 0)
        if font and font.symbols and 0xF000 <= code <= 0xF0FF:
            self.put(symbol(font.name, code))
        elif self.state.place != "skip":
            self.put(chr(code) if 0 <= code < 0x110000 else "\ufffd")
        self._skip = self.state.skipped

    def _structure(self, name: str, number: int | None) -> None:
        """The words that shape the document: ends of paragraphs, lines, cells and rows; code pages."""
        if name in ("par", "sect"):
            self.end_paragraph()
        elif name in ("line", "page", "column"):
            self.out.pen.end_line()
            if name != "line":
                self.out.pen.end_line()
        elif name in ("cell", "nestcell"):
            self._end_cell(nested=name == "nestcell")
        elif name in ("row", "nestrow"):
            self.out.end_row(nested=name == "nestrow")
        elif name == "trowd":
            self.out.in_row = True
        elif name == "ansicpg":
            self.fonts.page = codec_of(number or 1252)
        elif name in _PAGES:
            self.fonts.page = _PAGES[name]
        elif name == "deff":
            self.fonts.default = number or 0
        elif other := self.others.get(name):
            other()

    def _end_cell(self, *, nested: bool) -> None:
        self.state.in_table = True
        self.state.nested = nested
        self.end_paragraph()
        self.out.end_cell(nested=nested)
        self.state.nested = False

    def end_paragraph(self) -> None:
        """Ends a paragraph; where its end was deleted, it goes on."""
        state = self.state
        if state.deleted:
            return
        style = self.styles.get(state.style, Style())
        level = state.outline + 1 if state.outline is not None else style.level
        kind: Kind = "quote" if style.quote else "body"
        if level is not None and level <= _HEADINGS:
            kind = "heading"
        printed, self.label = self._printed(), None
        depth = (level or 0) if kind == "heading" else 0
        like = Paragraph(Words(), kind, depth, direction="rtl" if state.rtl else None)
        self.out.end(like, printed, in_table=state.in_table or self.out.in_row, nested=state.nested)

    def _printed(self) -> Printed | None:
        """The number before the paragraph: as the file has it, else counted."""
        at = min(max(0, self.state.level), _HEADINGS)
        if self.label is not None:
            text = self.label.strip()
            is_number = any(sign.isalnum() for sign in text) and not (text == "o" or self.label.startswith("\uf0b7"))
            return Printed(text if is_number else "", bullet=not is_number and bool(text), level=at)
        if self.state.list_id:
            return self.lists.counting.printed(str(self.state.list_id), at)
        return None

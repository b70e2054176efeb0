"""Inline Markdown → words and styles, with exact places.

Known: ``**bold**``, ``__bold__``, ``*italic*``, ``_italic_``, ``code``, links, pictures (their words stay),
autolinks, ``<sup>``, other tags and comments (dropped), escapes and character references.
What is no markup stays as it is. Two emphases that touch (``*The Ambassador,**The Hague*``) are
two lines of an address whose break was lost: a blank is put between them.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from apostille.reading.reading import Style, StyleKind
from apostille.reading.span import Span

_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)"
    r"|(?P<comment><!--.{0,5000}?-->)"
    r"|(?P<auto><(?:https?://|mailto:)[^\s<>]{1,2000}>)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>]{0,2000})?/?>)"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\](?:\((?:<[^<>\n]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500}){0,5})"
    r"(?:\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?\s?\))?)"
    r"|(?P<reference>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<marks>\*+|_+)",
    re.DOTALL,
)
_TAG_STYLES: dict[str, StyleKind] = {
    "sup": "superscript", "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "code": "code",
}  # fmt: skip
_DEEPEST = 12
"""How many marks may stand open inside one another."""
_ADDRESS = re.compile(r"(?<![*\\])\*(?!\*)([^*]{1,500}(?:\*\*[^*]{1,500}){0,40})\*(?!\*)")
_BREAKS = frozenset({"br", "p", "/p", "div", "/div", "li", "td", "th"})


@dataclass
class _Open:
    """A mark that waits for its end: where in the words and in the output list it stands."""

    mark: str
    place: int
    index: int
    styles: int


@dataclass
class _Writer:
    """The words as far as they are read, their styles, and the marks that are still open."""

    out: list[str] = field(default_factory=list[str])
    length: int = 0
    styles: list[Style] = field(default_factory=list[Style])
    waiting: list[_Open] = field(default_factory=list[_Open])
    links: list[_Open] = field(default_factory=list[_Open])

    def write(self, words: str) -> None:
        if words:
            self.out.append(words)
            self.length += len(words)

    def open(self, mark: str) -> None:
        self.waiting.append(_Open(mark, self.length, len(self.out), len(self.styles)))

    def last(self) -> str:
        return next((piece[-1] for piece in reversed(self.out) if piece), "")

    def style(self, start: int, kind: StyleKind, target: str = "") -> None:
        if start < self.length:
            self.styles.append(Style(Span(start, self.length), kind, target))

    def blank(self) -> None:
        if self.last() not in ("", " "):
            self.write(" ")


def read_inline(source: str) -> tuple[str, tuple[Style, ...]]:
    """The words of one line of Markdown and their styles; linear in its length."""
    source = _ADDRESS.sub(_lines_of_address, source) if "**" in source else source
    writer = _Writer()
    place = 0
    while found := _TOKEN.search(source, place):
        writer.write(source[place : found.start()])
        place = _read(writer, source, found)
    writer.write(source[place:])
    return _trimmed("".join(writer.out), writer.styles)


def _lines_of_address(found: re.Match[str]) -> str:
    """``*one**two*`` as ``*one* *two*``, ``* one*`` as `` *one*``; what is well formed stays."""
    words = found[1]
    lines = words.split("**")
    before = found.string[found.start() - 1 : found.start()]
    if len(lines) == 1 and (words.strip() == words or (words[:1].isspace() and not before.strip() and before)):
        return found.group()
    if len(lines) % 2 and len(lines) > 1 and _nested(lines):
        return found.group()
    lead, end = (" " if sign.isspace() else "" for sign in (words[0], words[-1]))
    return lead + " ".join(f"*{line.strip()}*" for line in lines if line.strip()) + end


def _nested(lines: list[str]) -> bool:
    """Whether every second of the stretches is bold, set off by blanks, inside the italics."""
    outside, inside = lines[0::2], lines[1::2]
    return all(line.endswith(" ") for line in outside[:-1]) and all(line == line.strip() for line in inside)


def _read(writer: _Writer, source: str, found: re.Match[str]) -> int:
    """Writes what the token means; returns where to read on."""
    token = found.group()
    kind = found.lastgroup
    if kind == "escape":
        writer.write(token[1])
    elif kind == "reference":
        writer.write(html.unescape(token).replace("\n", " "))
    elif kind == "ticks":
        return _code(writer, source, found)
    elif kind == "auto":
        start = writer.length
        writer.write(token[1:-1])
        writer.style(start, "link", token[1:-1])
    elif kind == "tag":
        _tag(writer, token)
    elif kind in ("open", "close"):
        _link(writer, token)
    elif kind == "marks":
        _marks(writer, source, found)
    return found.end()


def _code(writer: _Writer, source: str, found: re.Match[str]) -> int:
    ticks = found.group()
    end = source.find(ticks, found.end(), found.end() + 2000)
    if end < 0:
        writer.write(ticks)
        return found.end()
    start = writer.length
    writer.write(source[found.end() : end])
    writer.style(start, "code")
    return end + len(ticks)


def _tag(writer: _Writer, token: str) -> None:
    name = token.strip("<>/ ").split(None, 1)[0].lower()
    closing = token.startswith("</")
    if name in _BREAKS:
        writer.blank()
    if name not in _TAG_STYLES:
        return
    if not closing:
        writer.open(f"<{name}")
    elif opened := _take(writer, f"<{name}"):
        writer.style(opened.place, _TAG_STYLES[name])


def _take(writer: _Writer, mark: str) -> _Open | None:
    """The innermost open mark of that kind, no longer waiting; those inside it are words after all."""
    for depth in range(len(writer.waiting) - 1, max(-1, len(writer.waiting) - 1 - _DEEPEST), -1):
        if writer.waiting[depth].mark == mark:
            opened = writer.waiting[depth]
            del writer.waiting[depth:]
            return opened
    return None


def _link(writer: _Writer, token: str) -> None:
    """An opening bracket waits as a word; a closing one with an address makes a link of what it encloses."""
    if token in ("[", "!["):
        writer.links.append(_Open(token, writer.length, len(writer.out), len(writer.styles)))
        writer.write(token)
        return
    opened = writer.links.pop() if writer.links else None
    if opened is None or len(token) == 1:
        writer.write(token)
        return
    _unwrite(writer, opened)
    target = token[2:-1].strip()
    target = target[1 : target.find(">")] if target.startswith("<") else target.split(None, 1)[0] if target else ""
    if opened.mark == "[":
        writer.style(opened.place, "link", target)


def _unwrite(writer: _Writer, opened: _Open) -> None:
    """Takes back the bracket or mark that was written as a word until its end was found."""
    removed = len(opened.mark)
    writer.out[opened.index] = ""
    writer.length -= removed
    for place in range(opened.styles, len(writer.styles)):
        style = writer.styles[place]
        if style.span.start > opened.place:
            writer.styles[place] = Style(style.span.moved(-removed), style.kind, style.target)
    for waiting in reversed(writer.waiting):
        if waiting.place <= opened.place:
            break
        waiting.place -= removed


def _marks(writer: _Writer, source: str, found: re.Match[str]) -> None:
    """A run of ``*`` or ``_``: closes what it can, then opens what it may, else it is words."""
    run = found.group()
    before, after = source[found.start() - 1 : found.start()], source[found.end() : found.end() + 1]
    opens, closes = bool(after.strip()), bool(before.strip())
    if (run[0] == "_" and before.isalnum() and after.isalnum()) or len(run) > 3:
        writer.write(run)
        return
    rest = _close(writer, run) if closes else run
    if rest and opens:
        writer.open(rest)
    writer.write(rest)


def _close(writer: _Writer, run: str) -> str:
    """Closes the open marks that ``run`` ends; returns what is left of it."""
    while run and (opened := _nearest(writer, run)):
        run = run[len(opened.mark) :]
        _take(writer, opened.mark)
        _finish(writer, opened)
    return run


def _nearest(writer: _Writer, run: str) -> _Open | None:
    """The innermost open mark of the same sign that ``run`` is long enough to close."""
    nearest = next((opened for opened in reversed(writer.waiting[-_DEEPEST:]) if opened.mark[0] == run[0]), None)
    return nearest if nearest and len(nearest.mark) <= len(run) else None


def _finish(writer: _Writer, opened: _Open) -> None:
    _unwrite(writer, opened)
    if len(opened.mark) != 1:
        writer.style(opened.place, "bold")
    if len(opened.mark) != 2:
        writer.style(opened.place, "italic")


def _trimmed(words: str, styles: list[Style]) -> tuple[str, tuple[Style, ...]]:
    """Without the blanks at the ends; styles moved along, empty ones gone, in text order."""
    start = len(words) - len(words.lstrip())
    kept = words.strip()
    clipped: list[Style] = []
    for style in styles:
        first, last = max(0, style.span.start - start), min(len(kept), style.span.end - start)
        if first < last:
            clipped.append(Style(Span(first, last), style.kind, style.target))
    return kept, tuple(sorted(clipped, key=lambda style: (style.span.start, -style.span.end)))

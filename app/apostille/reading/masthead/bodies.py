"""The body a document belongs to: the organ named in its masthead, its committee, the conference it was written for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading import names, symbols
from apostille.reading.draft import Field
from apostille.reading.masthead import lines as masthead_lines
from apostille.reading.masthead import words
from apostille.reading.masthead.page import Page, trimmed, words_of
from apostille.reading.reading import Block
from apostille.reading.sentences import is_cjk
from apostille.reading.span import Span

_RECORDS = ("verbatim_record", "summary_record", "minutes", "decision", "resolution")
_SERIES = {
    "CD": "Conference on Disarmament",
    "S": "Security Council",
    "A": "General Assembly",
    "E": "Economic and Social Council",
}
_ACCREDITED = re.compile(
    r"(?:\bto(?: the)?|accredited to(?: the)?|auprès d(?:e la|e l['’]|u|e)|ante(?: la| el)?|при|لدى|驻)[ ]?$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r", ?(?:ante|before|devant|أمام)(?: la| el| the| le)? ?$", re.IGNORECASE)
"""After a comma it is not where somebody is accredited, but where he spoke."""
_APART = re.compile(r"[)）»”\"] ?$")
_MOST = 2


def find(page: Page) -> Iterator[Field]:
    """The bodies of the masthead: the special one first, then its main organ; else the one a speech was held in."""
    found = _of_masthead(page) if page.own or page.is_a(*_RECORDS) else []
    found = found or _alone_on_a_line(page) or _of_series(page)
    if not found and page.is_a("statement"):
        found = _spoken_in(page)
    seen: set[str] = set()
    for field in found:
        if field.value.casefold() not in seen and len(seen) < _MOST:
            seen.add(field.value.casefold())
            yield field


def _of_masthead(page: Page) -> list[Field]:
    lines = list(words_of(page, _above_title(page) or page.head))
    known = [field for block, line in lines for field in _known(page, block, line)]
    special = [
        _special(page, block, lines) for block, line in lines if _is_special(page, line) and not torn(page, block)
    ]
    return [*special, *known]


def _is_special(page: Page, line: str) -> bool:
    if line[-1:] in ",،，":  # "La Conferencia de Desarme," speaks in the text of a decision
        return False
    return words.is_special_body(words.united(line)) and names.body(line, page.language) is None


def torn(page: Page, block: Block) -> bool:
    """Whether a symbol stands in the middle of a name whose columns have run together: no words say it whole."""
    line = block.span.of(page.text)
    symbol = next(symbols.find(line), None)
    return symbol is not None and symbol.span.start > 0 and line[symbol.span.end :].strip(" *") != ""


def _above_title(page: Page) -> tuple[Block, ...]:
    """The lines of a masthead above the words that say what sort of document it is."""
    kind = page.kind.span if page.kind and page.kind.span else None
    own = page.own
    if kind is None or (own and kind.start == own.span.start):
        return page.head
    end = next((index for index, block in enumerate(page.head) if block.span.end > kind.start), len(page.head))
    return page.head[:end]


def _known(page: Page, block: Block, line: str) -> Iterator[Field]:
    """Bodies that have a line for themselves, alone or two side by side, or with session or symbol after them."""
    whole = names.body("".join(line.split()) if page.language == "zh" else line, page.language)
    if whole:
        yield page.field("body", block.span, whole)
        return
    own = page.own
    before = line[: own.span.start - block.span.start] if own and block.span.contains(own.span) else line
    found = list(names.find_bodies(before, page.language)) if len(before) < 200 else []
    rest = before
    for named in reversed(found):
        rest = rest[: named.span.start] + rest[named.span.end :]
    rest = words.without_organisation(rest)
    if not rest or words.session(rest):
        for named in found:
            yield page.field("body", named.span.moved(block.span.start), named.value)


def _special(page: Page, block: Block, lines: list[tuple[Block, str]]) -> Field:
    """The name of a conference, as far as it goes; Chinese lines are joined without a blank."""
    own = page.own
    end = own.span.start if own and block.span.contains(own.span) else last_line(page, block, lines).span.end
    start = first_line(page, block, lines).span.start
    span = Span(start, max(start + 1, end))
    while page.text[span.end - 1] in " \u00a0*,;":
        span = Span(span.start, span.end - 1)
    return page.field("body", span, words.united(page.mixed(span.of(page.text))))


def first_line(page: Page, last: Block, lines: list[tuple[Block, str]]) -> Block:
    """The first line of a Chinese name whose own word stands in its last line, above the symbol."""
    own = page.own
    if own is None or page.language != "zh":
        return last
    first = last
    for block, line in reversed(lines):
        if block.span.end < first.span.start and first.span.end < own.span.start:
            if masthead_lines.is_line(page, block) or not is_cjk(line[-1:]):
                break
            first = block
    return first


def last_line(page: Page, first: Block, lines: list[tuple[Block, str]]) -> Block:
    """The last line of a name that stands in several lines above the symbol, in a script that has no small letters."""
    own = page.own
    if own is None or page.language not in ("ar", "zh"):
        return first
    last = first
    for block, line in lines:
        if first.span.end < block.span.start and block.span.end < own.span.start:
            if masthead_lines.is_line(page, block) or words.LANGUAGE.match(line) or line.isascii():
                break
            last = block
    return last


def _alone_on_a_line(page: Page) -> list[Field]:
    """The first line of any part that names a body and nothing else."""
    for leaf in page.leaves:
        for block, line in words_of(page, leaf.lines[:10]):
            if len(line) > 200:
                break
            found = list(_known(page, block, line))
            if found:
                return found
    return []


def _of_series(page: Page) -> list[Field]:
    """The body whose series the document's symbol belongs to, where its first words name it."""
    own = page.own
    series = _SERIES.get(own.key.split("/")[0]) if own and "-S/" not in own.key else None
    if series is None:
        return []
    wanted = names.body(series, page.language)
    for named in names.find_bodies(page.text[:1500], page.language):
        if named.value == wanted:
            return [page.field("body", named.span, named.value)]
    return []


def without_last(page: Page, span: Span) -> Span:
    """Without a body at its end that no word joins to what stands before: it has run in from the next line."""
    words = span.of(page.text)
    last = next((named for named in names.find_bodies(words, page.language) if named.span.end == len(words)), None)
    if last is None or last.span.start < 12 or not _APART.search(words, 0, last.span.start):
        return span
    return trimmed(page.text, Span(span.start, span.start + last.span.start))


def _spoken_in(page: Page) -> list[Field]:
    """The body a speech was held in, as its heading says: not the one somebody is accredited to."""
    for block, line in words_of(page, page.head):
        for named in names.find_bodies(line, page.language):
            before = line[: named.span.start]
            if (not _ACCREDITED.search(before) or _BEFORE.search(before)) and len(line) < 300:
                return [page.field("body", named.span.moved(block.span.start), named.value)]
    return []

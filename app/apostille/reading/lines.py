"""The lines of a plain text: their words, their indent, and what belongs to the page and not to the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from apostille.reading import opening
from apostille.reading.line import Line

BLANKS = " \t\x0b\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff"
"""What stands at the ends of lines without being words."""
_LAST, _COLUMNS = BLANKS + ".", " " * 6
"""What a line may end with that is no word of it, "/..." among that; what stands between two columns."""

_PAGE = re.compile(
    r"[-–—\s]*(?:(?:page|p\.|seite|página|pagina|стр\.?|страница|strona|صفحة|الصفحة)\s*\d{1,4}(?:\s*(?:of|de|/|sur"
    r"|из|von)\s*\d{1,4})?"
    r"|第\s*\d{1,4}\s*页|[-–—]\s*\d{1,4}\s*[-–—]|\d{1,4}/\d{1,4}|/\.{2,3}|\.{3}/|(?:\(?(?:continued|suite"
    r"|cont\.)\)?))[-–—\s]*",
    re.IGNORECASE,
)
_BARE = re.compile(r"[\d٠-٩]{1,4}")
_BAR = re.compile(r"\*[A-Z]?\d{6,8}\*")
_JOB_AND_PAGE = re.compile(r"\d{1,4}\s+\d{2}-\d{5}|\d{2}-\d{5}\s+\d{1,4}")
_JOB = re.compile(r"(\d{2}-\d{5})(?: ?\([A-Z]\))?(?:\s+\d{6}){0,3}")
_SYMBOL = re.compile(r"[A-Z]{1,6}[\w.]*(?:/[\w.\-() ]{1,20}){1,6}")
_GOES_ON = re.compile(r"\([^\d()]{3,60}\)")
_MASTHEAD = 40
_RULE = re.compile(r"[-_=*•·~─━—–\s]{3,}")
_DIGITS = re.compile(r"\d+")
_CELL = re.compile(r"\S+(?:[ \u00a0]{1,5}\S+)*")
_TABBED = re.compile(
    r"\s*(?P<left>[^\W_][^\t]{2,68}[^\t:：\s])[ \t]*\t[ \t]*(?P<right>"
    r"(?:[A-Z]{1,6}[A-Za-z\d.-]*/[\w./()-]*\d|Distr\b|DISTR\b|\d{1,2} [^\W\d_]{3,12}(?:/[^\W\d_]+)? \d{4}$)[^\t]{0,60})"
)
"""The name of a body or a conference, a tab, and the symbol or the distribution beside it."""
_TAB_STOP = 72
_WIDEST = 160
_NARROWEST = 60
_LONGEST_LINE = 200
_SHORT_LINE = 40
_TEXT_LINE = 20
_SHORTEST_PAGE = 15
_LONGEST_PAGE = 150
_NEAR_PAGE_END = 3
_MOST_RUNNING_HEAD = 100


def _indent(raw: str) -> int:
    width = 0
    for sign in raw[: len(raw) - len(raw.lstrip(BLANKS))]:
        width = (width // 8 + 1) * 8 if sign == "\t" else width + 1
    return width


def split(text: str) -> list[Line]:
    """The lines of a text in which only ``\\n`` ends a line; a form feed begins a page."""
    raws = text.split("\n")
    lines = list(opening.unfolded([row for raw in raws[: opening.REACH] for row in _rows(raw, tabbed=True)]))
    for raw in raws[opening.REACH :]:
        if _is_plain(raw):
            lines.append(Line(raw))
        else:
            lines += chain.from_iterable(_rows(raw))
    return lines


def _is_plain(raw: str) -> bool:
    """Whether a line is as it is read: nothing stands around its words, and no columns or pages are in it."""
    return raw[:1] not in BLANKS and raw[-1:] not in _LAST and _COLUMNS not in raw and "\f" not in raw


def _rows(raw: str, *, tabbed: bool = False) -> list[list[Line]]:
    if "\f" not in raw:
        return [_cells(raw, page=False, tabbed=tabbed)]
    return [_cells(piece, page=number > 0, tabbed=tabbed) for number, piece in enumerate(raw.split("\f"))]


def _cells(raw: str, *, page: bool, tabbed: bool) -> list[Line]:
    if _is_plain(raw) and "\t" not in raw:
        return [Line(raw, 0, page)]
    found = _TABBED.fullmatch(raw) if tabbed and "\t" in raw and len(raw) < _WIDEST else None
    if found is None:
        return _columns(raw, page=page)
    left = Line(found["left"], _indent(raw) if raw[:1] in BLANKS else 0, page)
    return [left, Line(found["right"].rstrip(BLANKS), _TAB_STOP)]


def _columns(raw: str, *, page: bool) -> list[Line]:
    """The line, or one line for each column where a masthead sets two things side by side."""
    words = raw.strip(BLANKS)
    if words.endswith("/...") and (rest := words[:-4].rstrip(BLANKS)):
        words = rest
    indent = _indent(raw) if raw[:1] in BLANKS else 0
    if len(words) > _WIDEST or _COLUMNS not in words:
        return [Line(words, indent, page)]
    start = len(raw) - len(raw.lstrip(BLANKS))
    cells = [
        Line(cell.group(), cell.start() - start + indent) for cell in _CELL.finditer(raw, start, start + len(words))
    ]
    return [cells[0]._replace(page=page), *cells[1:]] if all(cells) else [Line(words, indent, page)]


def is_page_line(words: str) -> bool:
    """Whether a line is but a page's number: "Page 3", "- 3 -", "3/12", "/..."."""
    return _PAGE.fullmatch(words) is not None


def without_furniture(lines: Sequence[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """The lines without page numbers, running heads, job numbers, bar codes and rules; and what was left out.

    Of that each line once, and no rules.

    A page break stays as a blank line with ``page`` set, so that a sentence that runs over
    it can be joined.
    """
    gone = _rules(lines) | _numbered_pages(lines) | _running_heads(lines) | _bars(lines)
    gone |= _page_tops(lines, gone)
    if not gone:
        return list(lines), ()
    kept: list[Line] = []
    for index, line in enumerate(lines):
        if index not in gone:
            kept.append(line)
        elif not _is_rule(line.words):
            kept.append(Line("", page=True))
    furniture = (lines[index].words for index in sorted(gone) if not _is_rule(lines[index].words))
    return kept, tuple(dict.fromkeys(furniture))


def _page_breaks(lines: Sequence[Line]) -> list[int]:
    return [index for index, line in enumerate(lines) if line.page]


def _is_rule(words: str) -> bool:
    return len(words) > 2 and bool(_RULE.fullmatch(words))


def _rules(lines: Sequence[Line]) -> set[int]:
    return {index for index, line in enumerate(lines) if not line.words[:1].isalnum() and _is_rule(line.words)}


def _numbered_pages(lines: Sequence[Line]) -> set[int]:
    """Lines such as "Page 3" or "- 3 -", the symbol beside them, and bare numbers that a page explains."""
    short = [(index, line.words) for index, line in enumerate(lines) if 0 < len(line.words) < _SHORT_LINE]
    gone = {index for index, words in short if _PAGE.fullmatch(words)}
    bare = [index for index, words in short if len(words) < 5 and _BARE.fullmatch(words)]
    gone |= {index for index in bare if _is_page_number(lines, index)} | _series(lines, bare)
    seen = Counter(words for _, words in short)
    beside = {near for index in gone for step in (-1, 1) for near in _beside(lines, index, step, seen)}
    return gone | beside


def _beside(lines: Sequence[Line], index: int, step: int, seen: Counter[str]) -> Iterator[int]:
    """The short lines next to a page number that come back on other pages: symbol, language."""
    for near in range(index + step, index + step * (_NEAR_PAGE_END + 1), step):
        if not 0 <= near < len(lines) or not lines[near] or seen[lines[near].words] < 2:
            return
        yield near


def _series(lines: Sequence[Line], bare: Sequence[int]) -> set[int]:
    """Bare numbers a page apart of which each counts one more than the last."""
    pairs = [
        (first, second)
        for first, second in pairwise(bare)
        if int(lines[second].words) == int(lines[first].words) + 1 and _SHORTEST_PAGE < second - first < _LONGEST_PAGE
    ]
    return {index for pair in pairs for index in pair}


def _is_page_number(lines: Sequence[Line], index: int) -> bool:
    """Whether a page begins beside this bare number, or a sentence runs over it."""
    before, after = _neighbour(lines, index, -1), _neighbour(lines, index, 1)
    if lines[index].page or (after is not None and _breaks(lines, index, after)):
        return True
    if before is None or after is None or after - before == 2:
        return False
    if before == index - 1 and after > index + 1 and _is_prose(lines, before):
        return True
    unfinished = lines[before].words[-1:] not in ".:;!?”»\"'" and len(lines[before].words) > 30
    return unfinished and lines[after].words[:1].islower()


def _is_prose(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is long, or the short end of a sentence that the line above began."""
    words, above = lines[index].words, lines[index - 1].words if index else ""
    return len(words) > _TEXT_LINE or (len(above) > _TEXT_LINE and words[-1] in ".!?")


def _neighbour(lines: Sequence[Line], index: int, step: int) -> int | None:
    """The nearest line with words, at most ``_NEAR_PAGE_END`` away."""
    places = range(index + step, index + step * (_NEAR_PAGE_END + 1), step)
    return next((place for place in places if 0 <= place < len(lines) and lines[place]), None)


def _breaks(lines: Sequence[Line], start: int, end: int) -> bool:
    return any(lines[place].page for place in range(start + 1, end + 1))


def _page_tops(lines: Sequence[Line], gone: set[int]) -> set[int]:
    """What the top of a page says again: the symbol, and under it who goes on speaking ("(The President)")."""
    breaks = _page_breaks(lines)
    symbols = {line.words for line in lines[:_MASTHEAD] if _SYMBOL.fullmatch(line.words)} if breaks else set[str]()
    found: set[int] = set()
    for start in breaks:
        for index in range(start, min(len(lines), start + 2 * _NEAR_PAGE_END)):
            words = lines[index].words
            if words in symbols and index >= _SHORTEST_PAGE:
                found.add(index)
            elif words and index not in gone:
                found |= {index} if index > start and _GOES_ON.fullmatch(words) else set()
                break
    return found


def _bars(lines: Sequence[Line]) -> set[int]:
    """Bar codes, and job numbers that come back at the head or the foot of a page, with its number beside them."""
    short = [(index, line.words) for index, line in enumerate(lines) if 7 < len(line.words) < _SHORT_LINE]
    gone = {index for index, words in short if _BAR.fullmatch(words) or _JOB_AND_PAGE.fullmatch(words)}
    seen: set[str] = set()
    for index in [index for index, line in enumerate(lines) if line.words[2:3] == "-"]:
        job = _JOB.fullmatch(lines[index].words)
        if job and job[1] in seen and _at_edge(lines, index):
            beside = (_neighbour(lines, index, -1), _neighbour(lines, index, 1))
            gone |= {index, *(near for near in beside if near is not None and _is_bare(lines, near))}
        seen |= {job[1]} if job else set()
    return gone


def _is_bare(lines: Sequence[Line], index: int) -> bool:
    return 0 <= index < len(lines) and bool(_BARE.fullmatch(lines[index].words))


def _at_edge(lines: Sequence[Line], index: int) -> bool:
    """Whether a page or the text begins or ends right beside a line, blank ones and bare numbers aside."""
    reach = 2 * _NEAR_PAGE_END
    after = range(index + 1, min(len(lines), index + reach))
    before = range(index - 1, max(-1, index - reach), -1)
    follows = next((place for place in after if lines[place] and not _is_bare(lines, place)), None)
    leads = next((place for place in before if lines[place] and not _is_bare(lines, place)), None)
    if follows is None or leads is None:
        return True
    return _breaks(lines, index, follows) or _breaks(lines, leads, index)


def _running_heads(lines: Sequence[Line]) -> set[int]:
    """Lines that stand, but for their digits, at the top or the bottom of two or more pages."""
    breaks = _page_breaks(lines)
    if not breaks:
        return set()
    edges = {place for start in breaks for place in _edge(lines, start)}
    shapes = Counter(_shape(lines[place].words) for place in edges)
    return {place for place in edges if shapes[_shape(lines[place].words)] > 1}


def _edge(lines: Sequence[Line], start: int) -> list[int]:
    """The lines with words next to a page break: two above, two below."""
    near = range(max(0, start - 4), min(len(lines), start + 4))
    with_words = [place for place in near if lines[place] and len(lines[place].words) < _MOST_RUNNING_HEAD]
    above = [place for place in with_words if place < start][-2:]
    return above + [place for place in with_words if place >= start][:2]


def _shape(words: str) -> str:
    return _DIGITS.sub("0", words)


def width(lines: Sequence[Line]) -> int:
    """How wide the text was set, in columns: what nine in ten of the lines before another line keep to."""
    broken = (line for line, after in pairwise(lines) if after.words and 0 < len(line.words) < _LONGEST_LINE)
    lengths = sorted(line.columns for line in broken)
    return max(_NARROWEST, lengths[len(lengths) * 9 // 10] if lengths else 0)

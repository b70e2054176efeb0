"""What belongs to the page and not to the text: running heads, page numbers, job numbers, bar codes, watermarks.

A page number counts with the pages; a running head is the same on several pages at the same height; a job number and
its bar code have a form of their own and stand at the foot. All are looked for only among the outermost lines.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from apostille.importing.pdf.joins import joined
from apostille.importing.pdf.pages import Page
from apostille.importing.pdf.strips import Strip
from apostille.reading import symbols
from apostille.reading.lines import is_page_line

_ROWS = 4
_ZONE = 0.2
_HEIGHT = 6.0
_NUMBERS = re.compile(r"\d+")
_ROMAN = re.compile(r"[-–—\s(\[]*[ivxlc]{1,7}[-–—\s)\]]*")
_BARE = re.compile(r"[-–—\s(\[]*[\d٠-٩۰-۹０-９]{1,4}[-–—\s)\].]*")
_ASKEW = 60
_APART = 1.8
_FAR = 3.0
_SET_OFF = 1.4
_MUCH = 120
JOB = re.compile(
    r"(?P<job>(?:GE|V|NY|OPCW|K|M|LA|AA|N|R|HE|NA)\.\d{2}-\d{4,6}|\d{2}-\d{5})\b(?:\s*\*)?"
    r"(?:\s*\(?[ACEFRS]\)?)?(?:\s*(?:(?:\d{6,8}|\d{4}[a-z]?)\b|\([A-Z]\)|/?\.{3}|[A-Z]\b))*\s*\*?\d*\*?"
)
_BARCODE = re.compile(r"\*?[\dA-Z]{0,3}\d{6,9}\*|\*\d{6,9}|[!|¦‖█▌]{6,}")
_RECYCLE = re.compile(
    r"please recycle|prière de recycler|sírvase reciclar|просьба отправить на вторичную|请回收|لإعادة الاستعمال",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Edge:
    """Strips close to each other on one of the outermost lines of a page.

    ``depth`` is 0 for the outermost line, ``gap`` how far it is from the next one inward, in sizes.
    """

    page: Page
    strips: tuple[Strip, ...]
    words: str
    at_top: bool
    depth: int
    gap: float

    @property
    def height(self) -> int:
        """How far from the edge of the page it stands, in steps."""
        base = self.strips[0].base
        return round((self.page.height - base if self.at_top else base) / _HEIGHT)


def remove(pages: Sequence[Page]) -> list[str]:
    """Takes the furniture off the pages; returns its lines in the order of the file."""
    edges = [edge for page in pages for edge in _edges(page)]
    known = list(_known(edges))
    likely = [*known, *_repeated(edges, len(pages)), *_alone(edges), *_symbols_above(edges)]
    gone = [*known, *_beside_text(pages, _outermost(edges, likely))]
    taken: defaultdict[int, dict[tuple[float, float], str]] = defaultdict(dict)
    strips: set[int] = set()
    for edge in gone:
        taken[edge.page.number][-edge.strips[0].base, edge.strips[0].left] = edge.words
        strips.update(map(id, edge.strips))
    lines: list[str] = []
    for page in pages:
        if page.number in taken:
            page.strips = [strip for strip in page.strips if id(strip) not in strips]
            lines += [words for _, words in sorted(taken[page.number].items())]
        lines += _watermarks(page)
    return lines


def _beside_text(pages: Sequence[Page], found: Iterable[_Edge]) -> list[_Edge]:
    """Those found, without those that would leave a page of text empty: the same letter twice is no furniture."""
    letters: defaultdict[int, dict[int, int]] = defaultdict(dict)
    every = list(found)
    for edge in every:
        letters[edge.page.number].update({id(strip): len(strip.text) for strip in edge.strips})
    whole = {
        page.number
        for page in pages
        if len(letters[page.number]) == len(page.strips) and sum(letters[page.number].values()) > _MUCH
    }
    return [edge for edge in every if edge.page.number not in whole]


def _outermost(edges: Iterable[_Edge], found: Sequence[_Edge]) -> Iterator[_Edge]:
    """Those found beyond which no line of text stands."""
    furnished = {(edge.page.number, edge.at_top, edge.depth) for edge in found}
    first_text: dict[tuple[int, bool], int] = {}
    for edge in edges:
        side = edge.page.number, edge.at_top
        if (*side, edge.depth) not in furnished:
            first_text[side] = min(edge.depth, first_text.get(side, edge.depth))
    for edge in found:
        if edge.depth < first_text.get((edge.page.number, edge.at_top), edge.depth + 1):
            yield edge


def job_number(lines: Iterable[str]) -> str | None:
    """The job number among lines of furniture."""
    found = (JOB.fullmatch(line) for line in lines)
    return next((match["job"] for match in found if match), None)


def _edges(page: Page) -> Iterator[_Edge]:
    """The outermost lines of a page, above and below."""
    strips = sorted(page.strips, key=lambda strip: -strip.base)
    for at_top, ordered in ((True, strips), (False, strips[::-1])):
        rows: list[list[Strip]] = []
        for strip in ordered:
            if rows and abs(rows[-1][0].base - strip.base) <= 0.5 * strip.size:
                rows[-1].append(strip)
            elif len(rows) > _ROWS:
                break
            else:
                rows.append([strip])
        for depth, (row, inward) in enumerate(zip(rows[:_ROWS], [*rows[1:], None], strict=False)):
            if not _in_zone(page, row[0], at_top):
                break
            gap = abs(inward[0].base - row[0].base) / max(1.0, row[0].size) if inward else 99.0
            for group in _near(row):
                yield _Edge(page, tuple(group), reduce(joined, group).text.strip(), at_top, depth, gap)


def _near(row: list[Strip]) -> Iterator[list[Strip]]:
    """The strips of a line, those together that are not far apart."""
    row.sort(key=lambda strip: strip.left)
    group = [row[0]]
    for strip in row[1:]:
        if strip.left - group[-1].right > _FAR * strip.size:
            yield group
            group = []
        group.append(strip)
    yield group


def _in_zone(page: Page, strip: Strip, at_top: bool) -> bool:
    if at_top:
        return strip.base > (1 - _ZONE) * page.height
    return strip.base < _ZONE * page.height


def _known(edges: Iterable[_Edge]) -> Iterator[_Edge]:
    """What is furniture by its form."""
    for edge in edges:
        words = edge.words
        foot = not edge.at_top and (JOB.fullmatch(words) or _BARCODE.fullmatch(words) or _RECYCLE.match(words))
        if (
            foot
            or (len(words) < 40 and is_page_line(words))
            or "barcode" in edge.strips[0].runs[0].look.font.name.lower()
        ):
            yield edge


def _repeated(edges: Sequence[_Edge], pages: int) -> Iterator[_Edge]:
    """What comes back at the same height, the same or counting with the pages."""
    if pages < 2:
        return
    groups: defaultdict[tuple[bool, int, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        for step in (0, 1):
            groups[edge.at_top, edge.height + step, _NUMBERS.sub("0", edge.words)].append(edge)
    for group in groups.values():
        yield from _same(group)
        yield from _counting(group)


def _same(group: Sequence[_Edge]) -> Iterator[_Edge]:
    """Those of a group with the very same words, in letters of the same size, on two pages or more.

    On the first page they may be the title or the symbol that the other pages only repeat, and stay.
    """
    by_words: defaultdict[tuple[str, float, bool], list[_Edge]] = defaultdict(list)
    for edge in group:
        by_words[edge.words, edge.strips[0].size, edge.strips[0].is_bold].append(edge)
    for (words, _, _), same in by_words.items():
        pages = {edge.page.number for edge in same}
        if len(pages) > 1 and words:
            keep_first = len(pages) == 2 or next(symbols.find(words), None) is not None
            sure = len(pages) > 2 or all(edge.gap > _SET_OFF for edge in same)
            yield from (edge for edge in same if sure and (edge.page.number or not keep_first))


def _counting(group: Sequence[_Edge]) -> Iterator[_Edge]:
    """Those whose numbers count with the pages: a bare one on two pages, one among words on three."""
    by_start: defaultdict[tuple[int, int], list[_Edge]] = defaultdict(list)
    for edge in group:
        for index, number in enumerate(_NUMBERS.findall(edge.words)):
            if len(number) < 5:
                by_start[index, int(number) - edge.page.number].append(edge)
    for same in by_start.values():
        bare = _BARE.fullmatch(same[0].words) is not None
        if len({edge.page.number for edge in same}) > (1 if bare else 2):
            yield from same


def _alone(edges: Iterable[_Edge]) -> Iterator[_Edge]:
    """A bare number as the outermost line, well apart from the text."""
    for edge in edges:
        words = edge.words
        if edge.depth == 0 and edge.gap > _APART and (_BARE.fullmatch(words) or _ROMAN.fullmatch(words)):
            yield edge


def _symbols_above(edges: Iterable[_Edge]) -> Iterator[_Edge]:
    """The document's symbol at the head of a page that is not the first."""
    for edge in edges:
        words = edge.words
        if edge.at_top and edge.page.number and edge.depth < 2 and "/" in words:
            found = next(symbols.find(words), None)
            if found and len(found.span) >= len(words) - 1:
                yield edge


def _watermarks(page: Page) -> list[str]:
    """Takes off what is short and stands neither upright nor turned by a right angle."""
    gone = [strip for strip in page.turned if 8 < strip.turn % 90 < 82 and len(strip.text) < _ASKEW]
    page.turned = [strip for strip in page.turned if strip not in gone]
    return [strip.text.strip() for strip in gone]

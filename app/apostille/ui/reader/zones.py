"""What stands in the margins beside the lines in sight: which paragraph speaks, of what, and in which boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from apostille.ui.reader import margin
from apostille.ui.reader.margin import STRIPES
from apostille.ui.reader.placing import NAMES, Box, Entry, Room, Zone, margin_layout
from apostille.ui.reader.rows import Row

if TYPE_CHECKING:
    from apostille.ui.reader.page import Page

OPEN_LINES = 12
_GROUP = 16
"""A long paragraph speaks in the margin once for every so many lines."""

Remembered = dict[tuple[int, int], tuple[int, int, tuple[Entry, ...]]]
"""By paragraph and group of its lines: from where to where in the text they run, and what they say."""


def boxes(page: Page, remembered: Remembered, beyond: float = 0) -> list[tuple[Box, bool]]:
    """The boxes beside the lines in sight, and whether each belongs to lines that run from right to left."""
    rows = page.rows_in_sight(max(beyond, (_GROUP + 2) * page.typography.pitch))
    return [
        (box, mirrored)
        for mirrored in (False, True)
        for box in _boxes(page, [row for row in rows if row.mirrored == mirrored], mirrored, remembered)
    ]


def _boxes(page: Page, rows: Sequence[Row], mirrored: bool, remembered: Remembered) -> list[Box]:
    if not rows:
        return []
    room = _room(page, mirrored)
    key, head, words = page.open_card()
    height = margin.card_height(head, words, room.width, OPEN_LINES) if head or words else 0.0
    return margin_layout(_zones(page, rows, room, remembered), room, key, height)


def _room(page: Page, mirrored: bool) -> Room:
    left, right = page.column()
    beside = left if mirrored else page.viewport().width() - right
    width = beside - STRIPES - 10
    row = max(16.0, min(24.0, page.typography.pitch * 0.72))
    if width < 90:
        return Room(2 if mirrored else right + STRIPES, max(8.0, beside - STRIPES - 4), row, narrow=True)
    return Room(10 if mirrored else right + STRIPES, width, row)


def _zones(page: Page, rows: Sequence[Row], room: Room, remembered: Remembered) -> list[Zone]:
    """The stretches of text that have something to say in the margin, each down to the next."""
    groups = [list(group) for _, group in groupby(rows, key=lambda row: (row.block, row.number // _GROUP))]
    end = groups[-1][-1].top + groups[-1][-1].height
    found: list[tuple[float, tuple[Entry, ...]]] = []
    for at, group in enumerate(groups):
        if group[0].number % _GROUP == 0:
            entries = _said(page, group, room, remembered, whole=at + 1 < len(groups))
            if entries:
                found.append((group[0].top, entries))
    edges = [top for top, _ in found] + [end + 2 * page.typography.pitch]
    return [Zone(top, bottom, entries) for (top, entries), bottom in zip(found, edges[1:], strict=True)]


def _said(page: Page, group: Sequence[Row], room: Room, remembered: Remembered, *, whole: bool) -> tuple[Entry, ...]:
    """What a group of lines says, the passage restored at the caret first; remembered where the group is whole."""
    key = (group[0].block, group[0].number // _GROUP)
    known = remembered.get(key) if whole else None
    if known is None:
        start, end = page.positions.in_text(group[0].start), page.positions.in_text(group[-1].end)
        known = (start, end, tuple(_entries(page, group, room)))
        if whole:
            remembered[key] = known
    return (*_restored(page, group), *known[2])


def _restored(page: Page, group: Sequence[Row]) -> Iterator[Entry]:
    restored = page.restored_at_caret()
    if restored is not None:
        at = page.positions.on_page(page.repairs[restored].span.start)
        yield from (Entry(-1 - restored, row.top, named=False) for row in group if row.start <= at < row.end)


def _entries(page: Page, group: Sequence[Row], room: Room) -> Iterator[Entry]:
    shown = 0
    for row in group:
        top = row.top + (row.height - room.row) / 2
        for at in page.marks.starting(page.positions.in_text(row.start), page.positions.in_text(row.end)):
            mark = page.marks.ordered[at]
            named = bool(mark.names or mark.note)
            shown += named
            # Only the first names of a paragraph are shown, and beside names alone stand cards.
            carded = mark.note and shown <= NAMES and not room.narrow
            card = margin.card_height("", margin.plain(mark.note), room.width) if carded else 0.0
            yield Entry(mark.annotation, top, named, card)

"""What the check found wrong and can be put right without guessing: the index, and anchors that slipped.

Texts and files that are not what was stored cannot: a backup has them. Pages that cannot be read are salvaged.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from apostille.anchoring.anchor import Anchor
from apostille.anchoring.locate import locate
from apostille.reading.span import Span
from apostille.store import index
from apostille.store.check import Finding
from apostille.store.library import Library
from apostille.store.progress import Tell, untold
from apostille.store.sessions import driver

_TOGETHER = 50
"""So many statements are indexed in one transaction."""

_WRONG = (
    'SELECT anchor.id, text, text_sha256, start, "end", quote, prefix, suffix FROM anchor'
    " JOIN version ON version.id = anchor.version JOIN text ON text.sha256 = version.text_sha256"
    ' WHERE substr(text, start + 1, "end" - start) IS NOT quote'
)


@dataclass(frozen=True, slots=True)
class Righted:
    """What was put right: whether the index, how many anchors, and how many more have no place and want a look."""

    index: bool = False
    anchors: int = 0
    placeless: int = 0


def repair(library: Library, findings: Iterable[Finding], tell: Tell = untold) -> Righted:
    """Puts right what ``findings`` name and can be; from the thread that writes. Texts are never touched."""
    wrong = {one.what for one in findings if one.wrong}
    anchors = placeless = 0
    if "anchors" in wrong:
        anchors, placeless = repair_anchors(library)
    if "index" in wrong:
        for done, of in rebuild_index(library):
            tell(done, of)
    return Righted("index" in wrong, anchors, placeless)


def rebuild_index(library: Library) -> Iterator[tuple[int, int]]:
    """Makes the index anew, some statements at a time; gives how many are done of how many.

    What is not indexed yet is not found meanwhile; where it is ended, the check says so again.
    """
    with library.staging() as session:
        index.empty(driver(session))
        ids = [row[0] for row in driver(session).execute("SELECT id FROM statement ORDER BY id")]
    for at in range(0, len(ids), _TOGETHER):
        with library.staging() as session:
            index.follow(driver(session), ids[at : at + _TOGETHER])
        yield min(at + _TOGETHER, len(ids)), len(ids)


def repair_anchors(library: Library) -> tuple[int, int]:
    """Puts anchors back on their words, as one step; those without a place go, and their annotations want a look."""
    moved = gone = 0
    with library.step("Repair anchors") as session:
        raw = driver(session)
        for anchor, text, sha256, start, end, quote, prefix, suffix in raw.execute(_WRONG).fetchall():
            if hashlib.sha256(text.encode()).hexdigest() != sha256:
                continue  # the text is what is wrong
            there = locate(text, Anchor(Span(start, max(start, end)), quote, prefix, suffix), 1)
            if there is None or there.by != "exact":
                gone += raw.execute("DELETE FROM anchor WHERE id = ?", (anchor,)).rowcount
                continue
            place = (there.span.start, there.span.end, anchor)
            moved += raw.execute('UPDATE anchor SET start = ?, "end" = ? WHERE id = ?', place).rowcount
    return moved, gone

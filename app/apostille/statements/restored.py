"""Restored passages of a version: what an annotator put in the place of what, and how that goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from apostille.anchoring.carry import carry
from apostille.reading.draft import Damage
from apostille.reading.span import Span, shared_with
from apostille.reading.transcoding import Transcoded
from apostille.statements.edits import Edits
from apostille.statements.opening import Opened, RepairRow
from apostille.store import schema


@dataclass(frozen=True, slots=True)
class Restoration:
    """A restored passage as it is kept: ``lost`` characters of ``kind`` stood there; ``annotator`` is an id."""

    span: Span
    lost: int
    kind: str
    basis: str
    annotator: int | None
    at: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Places repaired now and the earlier repairs they touch: one repair from now on."""

    span: Span
    places: tuple[Span, ...]
    again: tuple[RepairRow, ...]


def restorations(session: Session, version: int) -> list[Restoration]:
    """The restored passages of a version, in text order."""
    repair = schema.Repair
    columns = (repair.lost, repair.kind, repair.basis, repair.annotator, repair.at)
    query = select(repair.start, repair.end, *columns).where(repair.version == version)
    rows = session.execute(query.order_by(repair.start, repair.id))
    return [
        Restoration(Span(start, end), lost, kind, basis, who, at) for start, end, lost, kind, basis, who, at in rows
    ]


def write_restorations(session: Session, version: int, restored: Iterable[Restoration]) -> None:
    """Writes the restored passages of a version."""
    rows = [_row(version, one) for one in restored]
    if rows:
        session.execute(insert(schema.Repair), rows)


def _row(version: int, one: Restoration) -> dict[str, object]:
    return {
        "version": version,
        "start": one.span.start,
        "end": one.span.end,
        "lost": one.lost,
        "kind": one.kind,
        "basis": one.basis,
        "annotator": one.annotator,
        "at": one.at,
    }


def carry_repairs(session: Session, before: Opened, version: int, edits: Edits, bases: Sequence[str]) -> None:
    """Writes the repairs of a new version: those of the one before, and what ``edits`` restore on ``bases``."""
    clusters = _clusters(edits.places, before.repairs)
    based = dict(zip(edits.places, bases, strict=True))
    again = {one.span for cluster in clusters for one in cluster.again}
    old = [one for one in restorations(session, before.version) if one.span not in again]
    who, at = session.info["annotator"], session.info["at"]
    made = [
        Restoration(cluster.span, _lost(cluster), kind, _bases(cluster, based), who, at)
        for cluster, kind in zip(clusters, _kinds(clusters, before.damage), strict=True)
    ]
    rows = [*old, *made]
    write_restorations(session, version, [replace(one, span=edits.carried(one.span)) for one in rows])


def _clusters(places: Sequence[Span], repairs: Sequence[RepairRow]) -> list[Cluster]:
    """Each place with the earlier repairs it touches; places that touch the same one go together."""
    made: list[Cluster] = []
    touched = shared_with([one.span for one in repairs])
    for place in places:
        again = tuple(repairs[index] for index in touched(place))
        span = _around(place, again)
        if made and made[-1].span.overlaps(span):
            last = made.pop()
            joined = tuple(dict.fromkeys((*last.again, *again)))
            made.append(Cluster(Span.covering(last.span, span), (*last.places, place), joined))
        else:
            made.append(Cluster(span, (place,), again))
    return made


def _kinds(clusters: Sequence[Cluster], damage: Sequence[Damage]) -> list[str]:
    """The kind of damage that each repairs, "" where the words were readable."""
    there = shared_with([one.span for one in damage])
    kinds: list[str] = []
    for cluster in clusters:
        now = [damage[index].kind for place in cluster.places for index in there(place)]
        kinds.append(next(iter([*now, *(one.kind for one in cluster.again)]), ""))
    return kinds


def _around(place: Span, again: Sequence[RepairRow]) -> Span:
    """The place with all of the earlier repairs it touches."""
    for one in again:
        place = Span.covering(place, one.span)
    return place


def _bases(cluster: Cluster, based: Mapping[Span, str]) -> str:
    """What all of it rests on: of earlier repairs those count of which words are left."""
    gone = [one for one in cluster.again if any(place.contains(one.span) for place in cluster.places)]
    left = [one.basis for one in cluster.again if one not in gone]
    return "; ".join(dict.fromkeys(one for one in (*left, *(based[place] for place in cluster.places)) if one))


def _lost(cluster: Cluster) -> int:
    """The characters of the source that are replaced: those that stand there, and what earlier repairs replaced."""
    shared = [place.shared(one.span) for place in cluster.places for one in cluster.again]
    restored = sum(len(span) for span in shared if span)
    return sum(map(len, cluster.places)) - restored + sum(one.lost for one in cluster.again)


@dataclass(frozen=True, slots=True)
class Again:
    """Restored passages of a version that another text needs too: where in it, the words, and who restored them."""

    edits: Edits
    restored: tuple[Restoration, ...]


def restored_again(
    session: Session, before: Opened, source: str, turned: Callable[[str], Transcoded], text: str
) -> Again:
    """Which passages restored in ``before`` stand in ``text`` with the same damaged characters.

    ``source`` is the text before all repairs; ``turned`` says how it reads in the encoding of ``text``.
    """
    undone = _undone(before, source)
    if not undone:
        return Again(Edits((), ()), ())
    there = turned(source)
    places = carry(there.text, text, [there.carried(place) for place in undone])
    found: list[tuple[Restoration, Span]] = []
    for one, old, new in zip(restorations(session, before.version), undone, places, strict=True):
        after_last = not found or (new is not None and found[-1][1].end <= new.start)
        if new is not None and after_last and old.of(source) == new.of(text):
            found.append((one, new))
    words = tuple(one.span.of(before.reading.text) for one, _ in found)
    edits = Edits(tuple(place for _, place in found), words)
    return Again(edits, tuple(replace(one, span=edits.carried(place)) for one, place in found))


def source_of(session: Session, before: Opened) -> str:
    """The text as it was read from the file: that of the newest version which is no repair."""
    version, text = schema.Version, schema.Text
    query = select(text.text, version.why, version.made_from).join(version, version.text_sha256 == text.sha256)
    words, current = before.reading.text, before.version if before.repairs else None
    while current is not None:
        words, why, current = session.execute(query.where(version.id == current)).one()
        if why != "repaired":
            break
    return words


def _undone(before: Opened, source: str) -> list[Span]:
    """Where in the source the restored characters stand; empty where the repairs do not account for the text."""
    places: list[Span] = []
    shift = 0
    for one in before.repairs:
        start = one.span.start + shift
        places.append(Span(start, start + one.lost))
        shift += one.lost - len(one.span)
    edits = Edits(tuple(one.span for one in before.repairs), tuple(place.of(source) for place in places))
    return places if edits.of(before.reading.text) == source else []

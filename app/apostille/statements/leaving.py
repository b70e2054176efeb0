"""Damage that stays as it is: somebody has looked at it and decided so, and it waits for nobody any longer.

Each version lists what is left in it, always at a place that its damage lists too, so that counting is subtracting.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from apostille.reading.span import Span, shared_with
from apostille.refusal import Refusal
from apostille.statements.opening import Opened, damage_of, opened
from apostille.store import schema

_Left = schema.LeftDamage


def leave_damage(session: Session, statement: int, spans: Iterable[Span]) -> int:
    """Remembers that the damage at ``spans`` is left as it is, inside the caller's step; returns how many are new.

    Refuses a place at which no damage is listed: then none is left.
    """
    one = opened(session, statement)
    there = {damage.span: damage for damage in one.damage}
    before = {row.span for row in one.left}
    wanted = list(dict.fromkeys(spans))
    for span in wanted:
        if span not in there:
            raise _nothing_there(span)
    found = [there[span] for span in wanted if span not in before]
    who, at = session.info["annotator"], session.info["at"]
    rows = [
        _row(one, one.version, damage.span, (damage.kind, damage.span.of(one.reading.text), who, at))
        for damage in found
    ]
    if rows:
        session.execute(insert(_Left), rows)
    return len(rows)


def take_up_damage(session: Session, statement: int, spans: Iterable[Span]) -> int:
    """Lets damage that was left wait for somebody again; returns how many. Refuses a place at which none is left."""
    one = opened(session, statement)
    before = {row.span for row in one.left}
    wanted = list(dict.fromkeys(spans))
    for span in wanted:
        if span not in before:
            where = f"{span.start}:{span.end}"
            raise Refusal(f"Nothing was left as it is at {where}. Nothing was changed.", what=where)
        place = (_Left.version == one.version, _Left.start == span.start, _Left.end == span.end)
        session.execute(delete(_Left).where(*place))
    return len(wanted)


def hold_left(session: Session, before: Opened, version: int, places: Sequence[Span | None], text: str) -> None:
    """Lists in ``version``, whose text is ``text``, what was left in the version before and stands there still.

    ``places`` are where the left places of ``before`` stand now, None where they are gone. The same damaged
    characters must be found damaged in the same way; what became another word is to be looked at anew.
    """
    if not before.left:
        return
    found = damage_of(session, version)
    near = shared_with([damage.span for damage in found])
    made: dict[Span, dict[str, object]] = {}
    for (kind, quote, who, at), place in zip(_rows(session, before.version), places, strict=True):
        for damage in [found[index] for index in near(place)] if place is not None else ():
            if damage.kind == kind and damage.span.of(text) == quote:
                made.setdefault(damage.span, _row(before, version, damage.span, (kind, quote, who, at)))
    if made:
        session.execute(insert(_Left), list(made.values()))


def _rows(session: Session, version: int) -> list[tuple[str, str, int, str]]:
    """Kind, characters, annotator and time of what is left in a version, in the order of ``Opened.left``."""
    query = select(_Left.kind, _Left.quote, _Left.annotator, _Left.at).where(_Left.version == version)
    return [(kind, quote, who, at) for kind, quote, who, at in session.execute(query.order_by(_Left.start))]


def _row(one: Opened, version: int, span: Span, known: tuple[str, str, int, str]) -> dict[str, object]:
    kind, quote, who, at = known
    place = {"statement": one.id, "version": version, "start": span.start, "end": span.end}
    return {**place, "kind": kind, "quote": quote, "annotator": who, "at": at}


def _nothing_there(span: Span) -> Refusal:
    where = f"{span.start}:{span.end}"
    return Refusal(
        f"No damage is found at {where}, so there is nothing to leave. `apostille show` lists where it is.", what=where
    )

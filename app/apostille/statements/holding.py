"""How annotations and metadata hold on to a statement whose text is another one now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from apostille.anchoring.anchor import Anchor, describe
from apostille.anchoring.carry import carry
from apostille.anchoring.locate import locate
from apostille.reading.draft import Draft, Field
from apostille.reading.span import Span
from apostille.reading.transcoding import Transcoded
from apostille.statements.adding import field_rows
from apostille.statements.edits import Edits
from apostille.statements.opening import FieldRow, Opened
from apostille.store import schema

_KEPT = ("confirmed", "corrected", "supplied")

_UNMISTAKABLE = 24
"""So many characters that stand once in a text are no chance."""

Held = tuple[int, Span, str]
"""An annotation, its place, and how it was found."""


def anchor_rows(statement: int, version: int, held: Sequence[Held], text: str) -> list[dict[str, object]]:
    """Places of annotations in a version as rows of their table."""
    return [_anchor_row(statement, version, one, describe(text, one[1])) for one in held]


def _anchor_row(statement: int, version: int, held: Held, anchor: Anchor) -> dict[str, object]:
    annotation, span, by = held
    return {
        "annotation": annotation,
        "statement": statement,
        "version": version,
        "start": span.start,
        "end": span.end,
        "quote": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "matched_by": by,
    }


def hold_anchors(session: Session, before: Opened, version: int, there: Transcoded, text: str) -> None:
    """Gives every annotation its place in ``text``, the text of ``version``, where it has one.

    ``there`` is the text before as its bytes read now. An annotation that lost its place earlier is
    looked for again.
    """
    last = _last_anchors(session, before.id)
    placed = {key: there.carried(anchor.span) for key, (of, anchor) in last.items() if of == before.version}
    held: list[Held] = []
    for key, span in zip(placed, carry(there.text, text, list(placed.values())), strict=True):
        if span:
            held.append((key, span, "carried"))
        else:
            held += _moved(key, placed[key].of(there.text), there.text, text) or _looked_for(
                key, describe(there.text, placed[key]), text
            )
    for key, (_of, anchor) in last.items():
        held += _looked_for(key, anchor, text) if key not in placed else []
    rows = anchor_rows(before.id, version, held, text)
    if rows:
        session.execute(insert(schema.Anchor), rows)


def _last_anchors(session: Session, statement: int) -> dict[int, tuple[int, Anchor]]:
    """Each annotation's anchor in the newest version that held it, with that version."""
    one = schema.Anchor
    query = select(one.annotation, one.version, one.start, one.end, one.quote, one.prefix, one.suffix)
    rows = session.execute(query.where(one.statement == statement).order_by(one.version))
    return {key: (of, Anchor(Span(start, end), *words)) for key, of, start, end, *words in rows}


def _moved(annotation: int, words: str, old: str, new: str) -> list[Held]:
    """Words that were taken out of one place and stand in another: long ones, once in each of the two texts."""
    if len(words) < _UNMISTAKABLE or old.count(words) != 1 or new.count(words) != 1:
        return []
    at = new.index(words)
    return [(annotation, Span(at, at + len(words)), "exact")]


def _looked_for(annotation: int, anchor: Anchor, text: str) -> list[Held]:
    found = locate(text, anchor)
    return [(annotation, found.span, found.by)] if found else []


def hold_fields(session: Session, before: Opened, draft: Draft, edits: Edits, there: Transcoded, text: str) -> None:
    """Keeps what annotators said of the metadata, and puts what the draft says in the place of the rest.

    ``edits`` made ``text`` of the draft's text.
    """
    mine = [row for row in before.fields if row.state in _KEPT]
    field = schema.Field
    session.execute(delete(field).where(field.statement == before.id, field.state.not_in(_KEPT)))
    places = _hold_evidence(session, mine, there, text)
    fresh = [_edited(one, edits, text) for one in draft.fields]
    rows = [row for row in field_rows(before.id, fresh) if not _said(row, mine, places)]
    if rows:
        session.execute(insert(field), rows)


def _hold_evidence(session: Session, rows: Sequence[FieldRow], there: Transcoded, text: str) -> dict[int, Span | None]:
    """Moves the evidence of values to where it stands in ``text``; says where, None where it is gone."""
    spans = [(row.id, there.carried(row.span)) for row in rows if row.span is not None]
    places = carry(there.text, text, [span for _, span in spans])
    moved = {key: place for (key, _), place in zip(spans, places, strict=True)}
    for key, place in moved.items():
        values = {"start": place and place.start, "end": place and place.end, "printed": place and place.of(text)}
        session.execute(update(schema.Field).where(schema.Field.id == key).values(**values))
    return moved


def _edited(field: Field, edits: Edits, text: str) -> Field:
    if field.span is None:
        return field
    span = edits.carried(field.span)
    return Field(field.key, field.value, span.of(text), span, field.state, field.part)


def _said(row: Mapping[str, object], mine: Sequence[FieldRow], places: dict[int, Span | None]) -> bool:
    """Whether an annotator's value takes the place of this one: the same value, words or place among its kind."""
    for one in mine:
        if one.key != row["key"]:
            continue
        place = places.get(one.id)
        over = place is not None and _overlaps(place, row["start"], row["end"])
        if over or one.value == row["value"] or (one.part, one.ordinal) == (row["part"], row["ordinal"]):
            return True
    return False


def _overlaps(place: Span, start: object, end: object) -> bool:
    return isinstance(start, int) and isinstance(end, int) and place.overlaps(Span(start, end))

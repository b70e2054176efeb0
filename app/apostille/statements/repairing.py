"""Damaged characters restored: a new version of the text, with everything carried along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from apostille.reading import damage as damages
from apostille.reading import hyphens
from apostille.reading.draft import Damage, Reference
from apostille.reading.reading import Reading
from apostille.reading.span import Span, shared_with
from apostille.refusal import Refusal
from apostille.statements.adding import Origin, write_version
from apostille.statements.edits import Edits, edits_of
from apostille.statements.holding import anchor_rows
from apostille.statements.leaving import hold_left
from apostille.statements.opening import Opened, opened
from apostille.statements.restored import carry_repairs
from apostille.store import schema
from apostille.store.keeping import kept, one_line


def repair(session: Session, statement: int, span: Span, text: str, basis: str = "") -> int:
    """Lets ``text`` take exactly the place of ``span``; returns the number of the new version.

    A version of its own is written, annotations and metadata are carried to it, who and when
    are kept. Where earlier repairs are touched, all of it is one repair now: what was restored
    stays marked as restored. Refuses an empty or outside span, one that reaches over a
    paragraph's end, words with a line break, and words that are themselves lost characters;
    blanks alone only where they are what was proposed.
    """
    return mend(session, statement, [(span, text)], basis)


def mend(
    session: Session, statement: int, repairs: Sequence[tuple[Span, str]], basis: str | Mapping[Span, str] = ""
) -> int:
    """Repairs several places at once, each as ``repair`` does; returns the number of the one new version.

    ``basis`` is what all of them rest on, or what each does, by its place. Refuses where there is nothing
    to repair, where two places overlap, and where one of the repairs would be refused alone: then none is made.
    """
    before = opened(session, statement)
    edits = edits_of(repairs)
    bases = [one_line(basis if isinstance(basis, str) else basis.get(place, "")) for place in edits.places]
    _refuse_unless_sound(before, edits)
    reading = edits.reading(before.reading)
    references = [Reference(one.key, one.label, one.span, one.date) for one in before.references]
    why = "; ".join(dict.fromkeys(filter(None, bases)))
    origin = Origin("repaired", before.source.sha256, why, before.version)
    damage, cited = _left(before, edits, reading.text), edits.references(references)
    version = write_version(session, statement, reading, damage, cited, origin)
    carry_repairs(session, before, version, edits, bases)
    _carry_fields(session, before, edits, reading.text)
    _carry_anchors(session, before, version, edits, reading.text)
    hold_left(session, before, version, [edits.carried(one.span) for one in before.left], reading.text)
    here = schema.Statement.id == statement
    words = len(reading.text.split())
    session.execute(update(schema.Statement).where(here).values(current_version=version, words=words))
    return session.execute(select(schema.Version.n).where(schema.Version.id == version)).scalar_one()


def _refuse_unless_sound(before: Opened, edits: Edits) -> None:
    if not edits.places:
        raise Refusal("There is nothing to repair there.", what=str(before.id))
    proposed = {(one.span, one.proposal) for one in before.damage}
    for place, words in zip(edits.places, edits.words, strict=True):
        _refuse_place(before.reading, place)
        if not words.strip() and (not words or (place, words) not in proposed):
            raise _without_words(place)
        _refuse_words(before.reading, place, words)
    for one, other in zip(edits.places, edits.places[1:], strict=False):
        if one.overlaps(other):
            where = f"{other.start}:{other.end}"
            raise Refusal(f"{where} lies over {one.start}:{one.end}; repair one of them.", what=where)


def _refuse_place(reading: Reading, place: Span) -> None:
    where = f"{place.start}:{place.end}"
    if not len(place) or not place.fits(reading.text):
        raise Refusal(f"{where} is no place in this text of {len(reading.text)} characters.", what=where)
    if "\n" in place.of(reading.text):
        raise Refusal(f"{where} reaches over the end of a paragraph; repair each paragraph on its own.", what=where)


def _refuse_words(reading: Reading, place: Span, words: str) -> None:
    if words.splitlines() != [words] or kept(words) != words or damages.LOST in words:
        raise _without_words(place)
    if words == place.of(reading.text):
        where = f"{place.start}:{place.end}"
        raise Refusal("These words stand there already. Nothing was changed.", what=where)


def _without_words(place: Span) -> Refusal:
    where = f"{place.start}:{place.end}"
    return Refusal("A repair needs words, in one line and without lost characters. Nothing was changed.", what=where)


def _left(before: Opened, edits: Edits, text: str) -> list[Damage]:
    """The damage of the text afterwards. What an annotator put there is readable, whatever it looks like."""
    put = shared_with([edits.carried(place) for place in edits.places])
    earlier = shared_with([edits.carried(one.span) for one in before.repairs])
    found = damages.find(text, before.language)
    left = [one for one in found if damages.LOST in one.span.of(text) or not (put(one.span) or earlier(one.span))]
    return [*damages.merged(left, hyphens.carried(before.damage, edits.carried, edits.places))]


def _carry_fields(session: Session, before: Opened, edits: Edits, text: str) -> None:
    for field in before.fields:
        if field.span is None or field.span.end <= edits.places[0].start:
            continue
        span = edits.carried(field.span)
        values: dict[str, object] = {"start": span.start, "end": span.end, "printed": span.of(text)}
        session.execute(update(schema.Field).where(schema.Field.id == field.id).values(**values))


def _carry_anchors(session: Session, before: Opened, version: int, edits: Edits, text: str) -> None:
    anchor = schema.Anchor
    query = select(anchor.annotation, anchor.start, anchor.end).where(anchor.version == before.version)
    rows = session.execute(query.order_by(anchor.start)).all()
    moved = [(annotation, edits.carried(Span(start, end)), "carried") for annotation, start, end in rows]
    held = anchor_rows(before.id, version, [one for one in moved if len(one[1])], text)
    if held:
        session.execute(insert(anchor), held)

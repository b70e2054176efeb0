"""Lost characters restored: a new version of the text, with everything carried along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from apostille.anchoring.anchor import describe
from apostille.anchoring.carry import carry_edit
from apostille.reading import damage as damages
from apostille.reading.draft import Reference
from apostille.reading.reading import Block, Reading, Style
from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.statements.adding import write_version
from apostille.statements.opening import Opened, RepairRow, opened
from apostille.store import schema
from apostille.store.keeping import kept, one_line


@dataclass(frozen=True, slots=True)
class Edit:
    """One place of a text and the words that take it."""

    place: Span
    words: str

    def carried(self, span: Span) -> Span:
        """Where ``span`` stands afterwards; a span left without characters stays at the place."""
        moved = carry_edit([span], self.place.start, self.place.end, len(self.words))[0]
        return Span(self.place.start, self.place.start) if moved is None else moved

    def of(self, text: str) -> str:
        """The text afterwards."""
        return text[: self.place.start] + self.words + text[self.place.end :]


def repair(session: Session, statement: int, span: Span, text: str, basis: str = "") -> int:
    """Lets ``text`` take exactly the place of ``span``; returns the number of the new version.

    A version of its own is written, annotations and metadata are carried to it, who and when
    are kept. Where earlier repairs are touched, all of it is one repair now: what was restored
    stays marked as restored. Refuses an empty or outside span, one that reaches over a
    paragraph's end, words with a line break, and words that are themselves lost characters.
    """
    basis = one_line(basis)
    before = opened(session, statement)
    _refuse_unless_sound(before.reading, span, text)
    edit = Edit(span, text)
    reading = _edited(before.reading, edit)
    references = [Reference(one.key, one.label, edit.carried(one.span), one.date) for one in before.references]
    version = write_version(
        session,
        statement,
        reading,
        damages.find(reading.text),
        references,
        why="repaired",
        basis=basis,
        made_from=before.version,
    )
    _carry_repairs(session, before, version, edit, basis)
    _carry_fields(session, before, edit, reading.text)
    _carry_anchors(session, before.version, version, edit, reading.text)
    here = schema.Statement.id == statement
    words = len(reading.text.split())
    session.execute(update(schema.Statement).where(here).values(current_version=version, words=words))
    return session.execute(select(schema.Version.n).where(schema.Version.id == version)).scalar_one()


def _refuse_unless_sound(reading: Reading, span: Span, text: str) -> None:
    where = f"{span.start}:{span.end}"
    if not len(span) or not span.fits(reading.text):
        raise Refusal(f"{where} is no place in this text of {len(reading.text)} characters.", what=where)
    if "\n" in span.of(reading.text):
        raise Refusal(f"{where} reaches over the end of a paragraph; repair each paragraph on its own.", what=where)
    if not text.strip() or text.splitlines() != [text] or kept(text) != text or "\ufffd" in text:
        raise Refusal("A repair needs words, in one line and without lost characters. Nothing was changed.", what=where)
    if text == span.of(reading.text):
        raise Refusal("These words stand there already. Nothing was changed.", what=where)


def _edited(reading: Reading, edit: Edit) -> Reading:
    blocks = tuple(
        replace(block, span=edit.carried(block.span), styles=_styles(block, edit)) for block in reading.blocks
    )
    parts = tuple(replace(part, span=edit.carried(part.span)) for part in reading.parts)
    return Reading(edit.of(reading.text), blocks, parts, reading.rules)


def _styles(block: Block, edit: Edit) -> tuple[Style, ...]:
    return tuple(replace(style, span=edit.carried(style.span)) for style in block.styles)


def _carry_repairs(session: Session, before: Opened, version: int, edit: Edit, basis: str) -> None:
    repair = schema.Repair
    old = select(repair.start, repair.end, repair.lost, repair.kind, repair.basis, repair.annotator, repair.at)
    for start, end, *rest in session.execute(old.where(repair.version == before.version)):
        if Span(start, end).overlaps(edit.place):
            continue  # what was restored here before is part of this repair now
        span = edit.carried(Span(start, end))
        values = dict(zip(("lost", "kind", "basis", "annotator", "at"), rest, strict=True))
        session.execute(insert(repair).values(version=version, start=span.start, end=span.end, **values))
    again = [one for one in before.repairs if one.span.overlaps(edit.place)]
    whole = edit.carried(_around(edit.place, again))
    kinds = [one.kind for one in (*before.damage, *again) if one.span.overlaps(edit.place)]
    session.execute(
        insert(repair).values(
            version=version,
            start=whole.start,
            end=whole.end,
            lost=_lost(edit.place, again),
            kind=kinds[0] if kinds else "",
            basis=_bases(edit.place, again, basis),
            annotator=session.info["annotator"],
            at=session.info["at"],
        )
    )


def _around(place: Span, again: Sequence[RepairRow]) -> Span:
    """The place with all of the earlier repairs it touches."""
    for one in again:
        place = Span.covering(place, one.span)
    return place


def _bases(place: Span, again: Sequence[RepairRow], basis: str) -> str:
    """What all of it rests on: of earlier repairs those count of which words are left."""
    left = [one.basis for one in again if not place.contains(one.span)]
    return "; ".join(dict.fromkeys(one for one in (*left, basis) if one))


def _lost(place: Span, again: Sequence[RepairRow]) -> int:
    """The characters of the source that are replaced: those that stand there, and what earlier repairs replaced."""
    restored = sum(len(shared) for one in again if (shared := place.shared(one.span)))
    return len(place) - restored + sum(one.lost for one in again)


def _carry_fields(session: Session, before: Opened, edit: Edit, text: str) -> None:
    for field in before.fields:
        if field.span is None or field.span.end <= edit.place.start:
            continue
        span = edit.carried(field.span)
        values: dict[str, object] = {"start": span.start, "end": span.end, "printed": span.of(text)}
        session.execute(update(schema.Field).where(schema.Field.id == field.id).values(**values))


def _carry_anchors(session: Session, old: int, new: int, edit: Edit, text: str) -> None:
    anchor = schema.Anchor
    query = select(anchor.annotation, anchor.statement, anchor.start, anchor.end).where(anchor.version == old)
    rows = session.execute(query.order_by(anchor.start)).all()
    moved = [(annotation, statement, edit.carried(Span(start, end))) for annotation, statement, start, end in rows]
    held = [_anchor(annotation, statement, new, span, text) for annotation, statement, span in moved if len(span)]
    if held:
        session.execute(insert(anchor), held)


def _anchor(annotation: int, statement: int, version: int, span: Span, text: str) -> dict[str, object]:
    held = describe(text, span)
    return {
        "annotation": annotation,
        "statement": statement,
        "version": version,
        "start": span.start,
        "end": span.end,
        "quote": held.quote,
        "prefix": held.prefix,
        "suffix": held.suffix,
        "matched_by": "carried",
    }

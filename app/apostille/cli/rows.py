"""Rows as JSON: the shapes that scripts rely on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.orm import Session

from apostille import annotations, codebook, statements
from apostille.annotations import AnnotationRow
from apostille.exporting.cite import Citer
from apostille.reading import names
from apostille.reading.draft import KEYS
from apostille.reading.reading import Reading
from apostille.reading.span import Span
from apostille.statements import FieldRow, Opened, StatementRow

Row = dict[str, Any]


def statement_row(row: StatementRow) -> Row:
    """A statement in a list; null where the text does not say."""
    shown = ("title", "kind", "date", "language", "author", "issuer", "body", "symbol")
    values = {key: getattr(row, key) or None for key in shown}
    counts = {"annotations": row.annotations, "words": row.words, "damage": row.damage, "reading": row.reading}
    return {"id": row.id, "uuid": row.uuid, **values, **counts}


def statement(one: Opened) -> Row:
    """Everything about one statement."""
    reading = one.reading
    return {
        "id": one.id,
        "uuid": one.uuid,
        "text": reading.text,
        "version": one.n,
        "parts": [{"name": part.name, **ends(part.span)} for part in reading.parts],
        "paragraphs": [
            {"number": block.number, "label": block.label, "part": block.part, "kind": block.kind, **ends(block.span)}
            for block in reading.blocks
        ],
        "turns": turns(reading),
        "metadata": metadata(one),
        "references": references(one),
        "damage": damage(one),
        "repairs": [
            {**ends(each.span), "lost": each.lost, "basis": each.basis, "annotator": each.annotator_name, "at": each.at}
            for each in one.repairs
        ],
        "versions": [
            {
                "n": each.n,
                "why": each.why,
                "basis": each.basis,
                "annotator": each.annotator_name,
                "at": each.at,
                "original": each.original,
            }
            for each in one.versions
        ],
        "source": {
            "name": one.source.name,
            "sha256": one.source.sha256,
            "bytes": one.source.bytes,
            "encoding": one.source.encoding,
        },
    }


def references(one: Opened) -> list[Row]:
    """The documents and articles cited, in text order."""
    return [{"key": each.key, "label": each.label, "date": each.date, **ends(each.span)} for each in one.references]


def damage(one: Opened) -> list[Row]:
    """The damage that stands in the text; ``left`` says who left it as it is and when, null while it waits."""
    left = {row.span: {"annotator": row.annotator_name, "at": row.at} for row in one.left}
    return [
        {
            **ends(each.span),
            "characters": len(each.span),
            "kind": each.kind,
            "proposal": each.proposal,
            "left": left.get(each.span),
        }
        for each in one.damage
    ]


def turns(reading: Reading) -> list[Row]:
    """Who speaks where in the record of a meeting; ``issuer`` and ``language`` null where the record does not say.

    ``start`` and ``end`` are the words said, ``paragraphs`` the first and the last of them in the list above, from 0.
    """
    blocks = reading.blocks
    return [
        {
            "speaker": turn.speaker,
            "state": turn.state or None,
            "issuer": turn.code or None,
            "language": turn.spoken or None,
            "paragraphs": [turn.first, turn.last],
            **ends(Span(blocks[turn.first].span.start, blocks[turn.last].span.end)),
        }
        for turn in reading.turns
    ]


def metadata(one: Opened) -> dict[str, list[Row]]:
    """The metadata by key, all keys there are, values in text order."""
    return {key: [_field(row) | (_validity(row) if key == "issuer" else {}) for row in one.all(key)] for key in KEYS}


def _validity(row: FieldRow) -> Row:
    """The first and the last year of a State, where the table of States has them."""
    state = names.states().get(row.value)
    return {"since": state.since if state else None, "until": state.until if state else None}


def _field(row: FieldRow) -> Row:
    return {"value": row.value, "printed": row.printed, **ends(row.span), "state": row.state, "part": row.part}


def ends(span: Span | None) -> Row:
    """``start`` and ``end`` in code points, half open; null where there is no place."""
    return {"start": span.start if span else None, "end": span.end if span else None}


def annotation_rows(session: Session, rows: Sequence[AnnotationRow]) -> list[Row]:
    """Annotations with their part, paragraph and citation; each statement is opened once."""
    sources = [statements.opened(session, one) for one in {row.statement for row in rows}]
    citers = {one.id: Citer(one, fallback=one.title) for one in sources}
    paths = {tag.id: tag.path for tag in codebook.tree(session)}
    return [_annotation(row, citers[row.statement], paths) for row in rows]


def annotation(session: Session, key: int) -> Row:
    """One annotation."""
    return annotation_rows(session, [annotations.get(session, key)])[0]


def _annotation(row: AnnotationRow, citer: Citer, paths: dict[int, str]) -> Row:
    place = citer.place(row.span)
    return {
        "id": row.id,
        "uuid": row.uuid,
        "statement": row.statement,
        **ends(row.span),
        "quote": row.quote or None,
        "prefix": row.prefix or None,
        "suffix": row.suffix or None,
        "part": place.part_key or None,
        "paragraph": place.paragraph or None,
        "citation": citer.cite(row.span),
        "tags": [paths[tag] for tag in row.tags],
        "note": row.note,
        "translation": row.translation,
        "annotator": row.annotator_name,
        "created": row.created,
        "modified": row.modified,
        "placed": row.placed,
    }


def tag_rows(session: Session) -> list[Row]:
    """The codebook in tree order."""
    return [
        {
            "id": row.id,
            "uuid": row.uuid,
            "path": row.path,
            "colour": row.colour,
            "definition": row.definition,
            "use_for": row.use_for,
            "not_for": row.not_for,
            "aliases": list(row.aliases),
            "key": row.key,
            "annotations": row.annotations,
            "statements": row.statements,
        }
        for row in codebook.tree(session)
    ]


def table(rows: Iterable[Sequence[object]]) -> list[str]:
    """Rows as lines of aligned columns, the last one as long as it likes."""
    cells = [[("" if cell is None else str(cell)) for cell in row] for row in rows]
    if not cells:
        return []
    widths = [max(len(row[place]) for row in cells) for place in range(len(cells[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]

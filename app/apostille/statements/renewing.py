"""Another text for a statement: a new version of its file, or the same bytes read anew, with all that hangs on it.

Annotations go by what changed between the two texts, and where that does not tell, by their own words; one whose
words are gone is kept and has no place in the new version. What an annotator said of the metadata stays. Restored
passages are restored again, as a version of its own, where the new text holds the same damaged characters.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from apostille.anchoring.carry import carry
from apostille.reading import damage as damages
from apostille.reading import hyphens
from apostille.reading.draft import Damage, Draft
from apostille.reading.reading import Reading
from apostille.reading.span import shared_with
from apostille.reading.transcoding import transcoded
from apostille.refusal import Refusal
from apostille.statements.adding import Origin, keep_original, write_version
from apostille.statements.fields import set_field
from apostille.statements.holding import hold_anchors, hold_fields
from apostille.statements.leaving import hold_left
from apostille.statements.opening import Opened, opened
from apostille.statements.restored import Again, restored_again, source_of, write_restorations
from apostille.store import schema
from apostille.store.keeping import kept, one_line


def original(session: Session, statement: int) -> tuple[str, bytes]:
    """The name and the kept bytes of the file that a statement came from; refuses where there is none."""
    kept_bytes = schema.Original
    query = select(schema.Statement.name, kept_bytes.bytes).join(
        kept_bytes, kept_bytes.sha256 == schema.Statement.original
    )
    row = session.execute(query.where(schema.Statement.id == statement)).first()
    if row is None:
        raise Refusal(f"There is no statement {statement}.", what=str(statement))
    return row[0], row[1]


def original_of(session: Session, statement: int, n: int) -> bytes:
    """The kept bytes that version ``n`` of a statement was read from; refuses where nobody knows them."""
    version, kept_bytes = schema.Version, schema.Original
    query = select(kept_bytes.bytes).join(version, version.original == kept_bytes.sha256)
    row = session.execute(query.where(version.statement == statement, version.n == n)).first()
    if row is None:
        raise Refusal(f"It is not known from which file version {n} of statement {statement} was read.", what=str(n))
    return row[0]


def reread(session: Session, statement: int, draft: Draft, *, language: str | None = None) -> int:
    """Lets ``draft``, read anew from the kept bytes, be the newest version; returns the number of that version.

    ``language`` is what an analyst says of it, where one does. Refuses where nothing would change.
    """
    made = renew(session, statement, draft, why="reread")
    if language is not None:
        set_field(session, statement, "language", language)
    return made


def renew(session: Session, statement: int, draft: Draft, *, why: str = "renewed", basis: str = "") -> int:
    """Lets the text of ``draft`` be the newest version of a statement; returns the number of that version.

    Inside the caller's step. Where restored passages are restored again, that is one version more, and
    the one returned. Refuses a draft without text, and one in which nothing differs: neither bytes,
    encoding, language nor text.
    """
    before = opened(session, statement)
    source = source_of(session, before)
    _refuse_unless_other(before, source, draft)
    was, now = _encodings(before, draft)
    again = restored_again(session, before, source, lambda text: transcoded(text, was, now), draft.reading.text)
    sha256 = keep_original(session, draft.original)
    version, reading = _write(session, before, draft, again, sha256, why, one_line(basis))
    there = transcoded(before.reading.text, was, now, [one.span for one in before.repairs])
    hold_anchors(session, before, version, there, reading.text)
    left = carry(there.text, reading.text, [there.carried(one.span) for one in before.left])
    hold_left(session, before, version, left, reading.text)
    hold_fields(session, before, draft, again.edits, there, reading.text)
    _point(session, before, draft, sha256, version, reading.text)
    return session.execute(select(schema.Version.n).where(schema.Version.id == version)).scalar_one()


def _refuse_unless_other(before: Opened, source: str, draft: Draft) -> None:
    if not draft.reading.text.strip():
        raise Refusal(f"{draft.name} holds no text, so it cannot take the place of one. Nothing was changed.")
    same = (
        _same_bytes(before, draft)
        and (before.source.encoding, before.language) == (draft.encoding, draft.language)
        and source == draft.reading.text
        and _shape(before.reading) == _shape(draft.reading)
    )
    if same:
        raise Refusal("It reads the same as before. Nothing was changed.", what=str(before.id))


def _same_bytes(before: Opened, draft: Draft) -> bool:
    return before.source.sha256 == hashlib.sha256(draft.original).hexdigest()


def _shape(reading: Reading) -> Sequence[object]:
    shape = [(one.kind, one.part, one.number, one.label, one.level, one.direction) for one in reading.blocks]
    return [reading.rules, [one.name for one in reading.parts], shape]


def _encodings(before: Opened, draft: Draft) -> tuple[str, str]:
    """How the bytes were read before and are now, where they are the same bytes."""
    return (before.source.encoding, draft.encoding) if _same_bytes(before, draft) else ("", "")


def _write(
    session: Session, before: Opened, draft: Draft, again: Again, sha256: str, why: str, basis: str
) -> tuple[int, Reading]:
    """Writes the version of the draft, and one with the restored passages where there are any."""
    origin = Origin(why, sha256, basis, before.version)
    version = write_version(session, before.id, draft.reading, draft.damage, draft.references, origin)
    if not again.restored:
        return version, draft.reading
    reading = again.edits.reading(draft.reading)
    damage, references = _left(again, draft, reading.text), again.edits.references(draft.references)
    bases = "; ".join(dict.fromkeys(one.basis for one in again.restored if one.basis))
    origin = Origin("repaired", sha256, bases, version)
    version = write_version(session, before.id, reading, damage, references, origin)
    write_restorations(session, version, again.restored)
    return version, reading


def _left(again: Again, draft: Draft, text: str) -> list[Damage]:
    restored = shared_with([one.span for one in again.restored])
    found = damages.find(text, draft.language)
    left = [one for one in found if damages.LOST in one.span.of(text) or not restored(one.span)]
    return [*damages.merged(left, hyphens.carried(draft.damage, again.edits.carried, again.edits.places))]


def _point(session: Session, before: Opened, draft: Draft, sha256: str, version: int, text: str) -> None:
    """The statement is this version of this file now; a language that an annotator said stays."""
    said = next((one.value for one in before.all("language") if one.state != "extracted"), draft.language)
    values: dict[str, object] = {
        "name": kept(draft.name),
        "original": sha256,
        "encoding": draft.encoding,
        "language": said,
        "words": len(text.split()),
        "current_version": version,
    }
    session.execute(update(schema.Statement).where(schema.Statement.id == before.id).values(**values))

"""A statement as the draft that it was made of: what waits in the library need not be held in memory as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy.orm import Session

from apostille.reading.draft import Draft, Field, Reference
from apostille.statements.opening import FieldRow, opened
from apostille.statements.renewing import original

if TYPE_CHECKING:
    from apostille.reading.draft import FieldState


def drafted(session: Session, statement: int) -> Draft:
    """What ``add_staged`` made ``statement`` of; without doubts, comments and furniture, which are not kept."""
    found = opened(session, statement)
    return Draft(
        found.source.name,
        original(session, statement)[1],
        found.source.encoding,
        found.reading,
        found.language,
        fields=tuple(_field(row) for row in sorted(found.fields, key=lambda row: row.id)),
        damage=found.damage,
        references=tuple(Reference(row.key, row.label, row.span, row.date) for row in found.references),
    )


def _field(row: FieldRow) -> Field:
    return Field(row.key, row.value, row.printed, row.span, cast("FieldState", row.state), row.part)

"""A statement's kept bytes read once more, in a worker like the first time, with what the analyst knows by now."""

from __future__ import annotations

from sqlalchemy.orm import Session

from apostille import statements
from apostille.importing.intake import Intake
from apostille.importing.pool import Pool, Wishes
from apostille.importing.sources import of_bytes
from apostille.reading.draft import Draft
from apostille.refusal import Refusal


def read_again(session: Session, statement: int, wishes: Wishes) -> Draft:
    """The draft of a statement's kept bytes, for ``statements.reread``; raises ``Refusal`` where that cannot be."""
    name, data = statements.original(session, statement)
    with Pool(workers=1) as pool:
        drafts: list[Draft] = []
        for outcome in Intake(pool, wishes).read([of_bytes(name, data)]):
            if outcome.refusal is not None:
                raise outcome.refusal
            drafts += outcome.drafts
    if len(drafts) != 1:
        raise Refusal(f"{name} is read as {len(drafts)} statements now. Nothing was changed.", what=str(statement))
    return drafts[0]

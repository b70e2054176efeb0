"""What a draft is to the library: new, the same file again, a newer text of a statement, another language of one.

Built once for an import, so that the ten-thousandth file is looked up as quickly as the first.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from apostille.reading.draft import Draft
from apostille.reading.symbols import canonical
from apostille.store import schema

Standing = Literal["new", "known", "version", "language"]

_ALIKE = 0.3
"""So large a share of the paragraphs of the shorter text stands in the other too, where one is a newer text of it."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """How a draft stands to the library, and to which statement (None for a new one).

    *known*: a statement came from the same bytes. *version*: another text under the same symbol and in the same
    language, or in a file of the same name that shares paragraphs. *language*: the same symbol in another language.
    """

    standing: Standing
    statement: int | None = None
    alike: bool = False
    """Whether a *version* shares paragraphs: under one symbol there may be several speeches of a meeting."""


@dataclass(slots=True)
class Known:
    """What the statements of a library, not those in the bin, are recognised by."""

    files: dict[str, int] = field(default_factory=dict[str, int])
    names: dict[str, list[int]] = field(default_factory=lambda: defaultdict[str, list[int]](list))
    symbols: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict[str, dict[str, int]](dict))

    def recognise(self, session: Session, draft: Draft) -> Recognised:
        """What ``draft`` is to these statements; a text without a symbol is compared with those of its file's name."""
        same = self.files.get(hashlib.sha256(draft.original).hexdigest())
        if same is not None:
            return Recognised("known", same)
        there = self.symbols.get(symbol_of(draft), {})
        if draft.language in there:
            older = there[draft.language]
            return Recognised("version", older, _alike(session, older, draft))
        if there:
            return Recognised("language", next(iter(there.values())))
        older = next((one for one in self.names.get(draft.name, ()) if _alike(session, one, draft)), None)
        return Recognised("new") if older is None else Recognised("version", older, alike=True)

    def take(self, statement: int, draft: Draft) -> None:
        """A draft that became ``statement`` is known from now on."""
        self.files.setdefault(hashlib.sha256(draft.original).hexdigest(), statement)
        self.names.setdefault(draft.name, []).append(statement)
        if symbol := symbol_of(draft):
            self.symbols.setdefault(symbol, {}).setdefault(draft.language, statement)


def known(session: Session) -> Known:
    """What the library holds now."""
    found = Known()
    statement, metadata = schema.Statement, schema.Field
    there = (statement.arrived_step.is_not(None), statement.binned_step.is_(None))
    columns = select(statement.id, statement.original, statement.name)
    for id_, original, name in session.execute(columns.where(*there).order_by(statement.id)):
        found.files.setdefault(original, id_)
        found.names[name].append(id_)
    own = select(metadata.value, statement.language, statement.id).join(statement, statement.id == metadata.statement)
    own = own.where(metadata.key == "symbol", *there).order_by(statement.id)
    for symbol, language, id_ in session.execute(own):
        found.symbols[canonical(symbol)].setdefault(language, id_)
    return found


def symbol_of(draft: Draft) -> str:
    """The symbol of the document in its one form, or ""."""
    said = draft.first("symbol")
    return canonical(said.value) if said else ""


def _alike(session: Session, statement: int, draft: Draft) -> bool:
    query = select(schema.Text.text).join(schema.Version, schema.Version.text_sha256 == schema.Text.sha256)
    query = query.join(schema.Statement, schema.Statement.current_version == schema.Version.id)
    before = session.execute(query.where(schema.Statement.id == statement)).scalar_one_or_none() or ""
    old, new = (_paragraphs(text) for text in (before, draft.reading.text))
    return bool(old and new) and len(old & new) >= _ALIKE * min(len(old), len(new))


def _paragraphs(text: str) -> set[str]:
    return {" ".join(line.split()) for line in text.split("\n") if line.strip()}

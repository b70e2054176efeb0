"""How a report was put together, kept in the library with its findings, so that it can be written again."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from apostille.exporting.report import Recipe, TagChoice
from apostille.store.schema import ReportRecipe

_OWN_COLUMNS = ("title", "findings")


def kept(session: Session) -> list[tuple[int, Recipe]]:
    """The recipes of this library with their ids, the one changed last first."""
    row = ReportRecipe
    query = select(row.id, row.title, row.findings, row.options).order_by(row.modified.desc(), row.id.desc())
    return [(id_, _recipe(title, findings, options)) for id_, title, findings, options in session.execute(query)]


def keep(session: Session, recipe: Recipe, known: int | None = None) -> int:
    """Keeps ``recipe``, in place of the ``known`` one where that is there, inside the caller's step; returns its id."""
    options = {key: value for key, value in asdict(recipe).items() if key not in _OWN_COLUMNS}
    values = {
        "title": recipe.title,
        "findings": recipe.findings,
        "query": "",
        "options": json.dumps(options, ensure_ascii=False, sort_keys=True),
        "modified": session.info["at"],
    }
    if known is not None:
        session.execute(update(ReportRecipe).where(ReportRecipe.id == known).values(**values))
        return known
    values["uuid"] = str(uuid.uuid4())
    return session.execute(insert(ReportRecipe).values(**values).returning(ReportRecipe.id)).scalar_one()


def _recipe(title: str, findings: str, options: str) -> Recipe:
    """What a version of the program to come has added to the options is left alone."""
    known = {one.name for one in fields(Recipe)} - set(_OWN_COLUMNS)
    values: dict[str, Any] = {key: value for key, value in json.loads(options).items() if key in known}
    values["tags"] = tuple(TagChoice(**choice) for choice in values.get("tags", ()))
    for name in ("statements", "annotators"):
        values[name] = tuple(values.get(name, ()))
    return Recipe(title=title, findings=findings, **values)

"""What a report covers and contains, in words."""

from __future__ import annotations

from apostille.exporting.report import ARROW
from apostille.exporting.scope import Scope
from apostille.exporting.words import Language, count, say


def covers(scope: Scope, statements: int, language: Language) -> str:
    """ "3 statements; tags Cooperation and below, Institutional form"."""
    parts = [count(language, statements, "statement")]
    if scope.words:
        parts.append(say(language, "titled", words=" ".join(scope.words)))
    if scope.cites:
        parts.append(say(language, "citing", keys=", ".join(scope.cites)))
    if tags := _tags(scope, language):
        parts.append(tags)
    if scope.untagged:
        parts.append(say(language, "without_tag"))
    if scope.annotators:
        parts.append(say(language, "annotated_by", who=", ".join(scope.annotators)))
    return say(language, "then").join(parts)


def _tags(scope: Scope, language: Language) -> str:
    names: list[str] = []
    parents = {row.parent for row in scope.codebook}
    for choice in scope.choices:
        name = _path(scope, choice.tag)
        more = choice.below and choice.tag in parents
        names.append(say(language, "and_below", tag=name) if more else name)
    if not names:
        return ""
    return say(language, "tags_are" if len(names) > 1 else "tag_is", tags=", ".join(names))


def _path(scope: Scope, tag: int) -> str:
    rows = {row.id: row for row in scope.codebook}
    names: list[str] = []
    at: int | None = tag
    while at is not None:
        names.append(rows[at].name)
        at = rows[at].parent
    return ARROW.join(reversed(names))


def contains(scope: Scope, language: Language) -> str:
    """ "56 annotations by 2 annotators; 1 statement read, nothing found"."""
    number = count(language, len(scope.rows), "annotation")
    who = {row.annotator for row in scope.rows}
    parts = [f"{number} {say(language, 'by_whom')} {count(language, len(who), 'annotator')}" if who else number]
    bare = sum(1 for row in scope.rows if not row.tags)
    lost = sum(1 for row in scope.rows if not row.placed)
    parts += [count(language, bare, "untagged")] if bare else []
    parts += [count(language, lost, "look")] if lost else []
    parts += [count(language, len(scope.silences), "silence")] if scope.silences else []
    return say(language, "then").join(parts)

"""One file of the import view: what was found in it, what the analyst says of it, what will become of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from apostille.reading.draft import HYPHEN
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.importing.sources import Source
    from apostille.reading.draft import Comment, Draft

Standing = Literal["new", "known", "twice", "version", "language", "refused"]
"""New; the same file is in the library, or among these; a newer text of a statement; another language of a work."""

CORRECTABLE = ("title", "kind", "date", "issuer", "symbol")
"""The metadata keys that the view offers; the others can be corrected once the statement is there."""


@dataclass
class Incoming:
    """A row of the view. ``staged`` is the id of the statement that waits unseen, None where there is none."""

    source: Source
    standing: Standing
    encoding: str = ""
    language: str = ""
    format: str = ""
    pages: int | None = None
    fields: Mapping[str, str] = field(default_factory=dict[str, str])
    damage: int = 0
    doubts: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    furniture: tuple[str, ...] = ()
    runners_up: tuple[str, ...] = ()
    staged: int | None = None
    of: int | None = None
    """The statement that this one is the same as, a newer text of, or another language of."""
    of_title: str = ""
    wanted: bool = True
    renews: bool = False
    """Whether it becomes a new version of ``of`` rather than a statement of its own."""
    corrections: dict[str, str] = field(default_factory=dict[str, str])
    takes_comments: bool = False
    encoding_asked: str | None = None
    language_asked: str | None = None

    @property
    def comes_in(self) -> bool:
        """Whether it will be in the library after the step."""
        return self.wanted and self.possible

    @property
    def possible(self) -> bool:
        """Whether it could be."""
        return self.staged is not None and self.standing not in ("known", "twice", "refused")

    def value(self, key: str) -> str:
        """A metadata value, as it was corrected or else as it was read."""
        return self.corrections.get(key, self.fields.get(key, ""))

    @property
    def title(self) -> str:
        """What stands for it in the list."""
        return self.value("title") or self.source.name


def incoming(source: Source, draft: Draft) -> Incoming:
    """The row of a draft whose standing is not known yet."""
    shown = {key: found.value for key in CORRECTABLE if (found := draft.first(key)) is not None}
    return Incoming(
        source,
        "new",
        draft.encoding,
        draft.language,
        draft.format,
        draft.pages,
        shown,
        sum(one.kind != HYPHEN for one in draft.damage),
        draft.doubts,
        draft.comments,
        draft.furniture,
        draft.runners_up,
    )


def standing_words(row: Incoming) -> str:
    """What will become of the file, in words."""
    if row.standing == "refused":
        return say("Cannot be read")
    if row.standing == "known":
        return say("In the library already: {title}", title=row.of_title)
    if row.standing == "twice":
        return say("The same file as {name}", name=row.of_title)
    if row.standing == "version" and row.renews:
        return say("New version of {title}", title=row.of_title)
    if row.standing == "language":
        return say("Another language of {title}", title=row.of_title)
    return say("New")


def summary(rows: list[Incoming]) -> str:
    """How many of what, in words."""
    known = sum(row.standing in ("known", "twice") for row in rows)
    refused = sum(row.standing == "refused" for row in rows)
    doubtful = sum(bool(row.doubts) and row.comes_in for row in rows)
    parts = [count(len(rows), "{n} file", "{n} files")]
    if known:
        parts.append(count(known, "{n} in the library already", "{n} in the library already"))
    if refused:
        parts.append(count(refused, "{n} cannot be read", "{n} cannot be read"))
    if doubtful:
        parts.append(count(doubtful, "{n} with doubts", "{n} with doubts"))
    return " · ".join(parts)

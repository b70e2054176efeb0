"""What is kept beside undo: drafts of notes, places left, and what stands in the index."""

from __future__ import annotations

from apostille.store.schema.base import Base, integer, row_id, string


class NoteDraft(Base, name="note_draft"):
    """A note being typed, kept until it is committed; not part of undo."""

    id = row_id()
    annotation = integer(unique=True)
    text = string()
    at = string()


class Place(Base, name="place"):
    """Where a statement was left, by position in its text; not part of undo."""

    id = row_id()
    statement = integer(unique=True)
    position = integer()
    at = string()


class Indexed(Base, name="indexed"):
    """Which version of a statement stands in the full-text index; derived."""

    id = row_id()
    statement = integer(unique=True)
    version = integer()

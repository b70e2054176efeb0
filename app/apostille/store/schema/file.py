"""What the file says of itself, and what was done in it."""

from __future__ import annotations

from apostille.store.schema.base import Base, integer, integer_or_none, row_id, string, string_or_none, to


class Meta(Base, name="meta"):
    """What the file says of itself: file_uuid, created, app_version, clean_close, commit_seq, sealed_seq …"""

    key = string(primary_key=True)
    value = string()


class Step(Base, name="step"):
    """One thing the analyst did; ``kind`` do, undo, redo or barrier; ``of_step`` what was undone or redone."""

    id = row_id()
    kind = string()
    name = string()
    annotator = integer_or_none()
    at = string()
    of_step = integer_or_none()


class Seal(Base, name="seal"):
    """The SHA-256 of the ``count`` rows of a table with ids up to ``upto``, from where the seal before ended."""

    id = row_id()
    tbl = string()
    upto = integer()
    count = integer()
    sha256 = string()


class Change(Base, name="change"):
    """What one row was before a step; ``op`` insert, update or delete; ``before`` a JSON image."""

    id = row_id()
    step = to("step.id", index=True)
    tbl = string()
    op = string()
    key = integer()
    before = string_or_none()

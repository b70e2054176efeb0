"""What annotators do: annotations, tags, states. All of it can be undone."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint

from apostille.store.schema.base import Base, integer, integer_or_none, row_id, string, to


class Annotator(Base, name="annotator", journalled=True):
    """Somebody who annotates, by the name they chose; never the login."""

    id = row_id()
    uuid = string(unique=True)
    name = string()


class ReadingState(Base, name="reading_state", journalled=True):
    """How far an annotator is with a statement: in_work or done; no row means unread."""

    also = (UniqueConstraint("statement", "annotator"),)
    id = row_id()
    statement = to("statement.id")
    annotator = to("annotator.id", index=True)
    state = string()
    at = string()


class NothingFound(Base, name="nothing_found", journalled=True):
    """Read with a tag in mind, and nothing found: silence is a finding."""

    also = (UniqueConstraint("statement", "tag", "annotator"),)
    id = row_id()
    statement = to("statement.id")
    tag = to("tag.id", index=True)
    annotator = to("annotator.id", index=True)
    at = string()


class Annotation(Base, name="annotation", journalled=True):
    """One passage, or a whole statement (no anchor), marked by somebody."""

    id = row_id()
    uuid = string(unique=True)
    statement = to("statement.id", index=True)
    annotator = integer(ForeignKey("annotator.id"), index=True)
    whole = integer()
    note = string()
    translation = string()
    created = string()
    modified = string()


class Anchor(Base, name="anchor", journalled=True):
    """Where an annotation holds on in one version of the text."""

    also = (
        UniqueConstraint("annotation", "version"),
        Index("ix_anchor_version_start", "version", "start", "end"),
    )
    id = row_id()
    annotation = to("annotation.id")
    statement = integer()
    version = integer(ForeignKey("version.id"))
    start = integer()
    end = integer()
    quote = string()
    prefix = string()
    suffix = string()
    matched_by = string()


class AnnotationTag(Base, name="annotation_tag", journalled=True):
    """A tag put on an annotation."""

    also = (
        UniqueConstraint("annotation", "tag"),
        Index("ix_annotation_tag_tag", "tag", "statement"),
    )
    id = row_id()
    annotation = to("annotation.id")
    tag = to("tag.id")
    statement = integer()
    annotator = integer()
    at = string()


class Tag(Base, name="tag", journalled=True):
    """A tag with its place in the codebook; ``colour`` a name; ``aliases`` one a line; ``key`` 1 to 9."""

    id = row_id()
    uuid = string(unique=True)
    parent = integer_or_none(ForeignKey("tag.id", ondelete="CASCADE"), index=True)
    name = string()
    name_folded = string()
    position = integer()
    colour = string()
    definition = string()
    use_for = string()
    not_for = string()
    aliases = string()
    key = integer_or_none()


class ReportRecipe(Base, name="report_recipe", journalled=True):
    """How a report was put together, with the analyst's findings; ``options`` a JSON object."""

    id = row_id()
    uuid = string(unique=True)
    title = string()
    findings = string()
    query = string()
    options = string()
    modified = string()

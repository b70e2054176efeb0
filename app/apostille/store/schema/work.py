"""What annotators do: annotations, tags, states. All of it can be undone."""

from __future__ import annotations

from sqlalchemy import INTEGER, TEXT, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from apostille.store.schema.base import Base, options, row_id, to


class Annotator(Base):
    """Somebody who annotates, by the name they chose; never the login."""

    __tablename__ = "annotator"
    __table_args__ = (options(journalled=True),)
    id: Mapped[int] = row_id()
    uuid: Mapped[str] = mapped_column(TEXT, unique=True)
    name: Mapped[str]


class ReadingState(Base):
    """How far an annotator is with a statement: in_work or done; no row means unread."""

    __tablename__ = "reading_state"
    __table_args__ = (UniqueConstraint("statement", "annotator"), options(journalled=True))
    id: Mapped[int] = row_id()
    statement: Mapped[int] = to("statement.id")
    annotator: Mapped[int] = to("annotator.id", index=True)
    state: Mapped[str]
    at: Mapped[str]


class NothingFound(Base):
    """Read with a tag in mind, and nothing found: silence is a finding."""

    __tablename__ = "nothing_found"
    __table_args__ = (UniqueConstraint("statement", "tag", "annotator"), options(journalled=True))
    id: Mapped[int] = row_id()
    statement: Mapped[int] = to("statement.id")
    tag: Mapped[int] = to("tag.id", index=True)
    annotator: Mapped[int] = to("annotator.id", index=True)
    at: Mapped[str]


class Annotation(Base):
    """One passage, or a whole statement (no anchor), marked by somebody."""

    __tablename__ = "annotation"
    __table_args__ = (options(journalled=True),)
    id: Mapped[int] = row_id()
    uuid: Mapped[str] = mapped_column(TEXT, unique=True)
    statement: Mapped[int] = to("statement.id", index=True)
    annotator: Mapped[int] = mapped_column(INTEGER, ForeignKey("annotator.id"), index=True)
    whole: Mapped[int]
    note: Mapped[str]
    translation: Mapped[str]
    created: Mapped[str]
    modified: Mapped[str]


class Anchor(Base):
    """Where an annotation holds on in one version of the text."""

    __tablename__ = "anchor"
    __table_args__ = (
        UniqueConstraint("annotation", "version"),
        Index("ix_anchor_version_start", "version", "start", "end"),
        options(journalled=True),
    )
    id: Mapped[int] = row_id()
    annotation: Mapped[int] = to("annotation.id")
    statement: Mapped[int]
    version: Mapped[int] = mapped_column(INTEGER, ForeignKey("version.id"))
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    prefix: Mapped[str]
    suffix: Mapped[str]
    matched_by: Mapped[str]


class AnnotationTag(Base):
    """A tag put on an annotation."""

    __tablename__ = "annotation_tag"
    __table_args__ = (
        UniqueConstraint("annotation", "tag"),
        Index("ix_annotation_tag_tag", "tag", "statement"),
        options(journalled=True),
    )
    id: Mapped[int] = row_id()
    annotation: Mapped[int] = to("annotation.id")
    tag: Mapped[int] = to("tag.id")
    statement: Mapped[int]
    annotator: Mapped[int]
    at: Mapped[str]


class Tag(Base):
    """A tag with its place in the codebook; ``colour`` a name; ``aliases`` one a line; ``key`` 1 to 9."""

    __tablename__ = "tag"
    __table_args__ = (options(journalled=True),)
    id: Mapped[int] = row_id()
    uuid: Mapped[str] = mapped_column(TEXT, unique=True)
    parent: Mapped[int | None] = mapped_column(INTEGER, ForeignKey("tag.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    name_folded: Mapped[str]
    position: Mapped[int]
    colour: Mapped[str]
    definition: Mapped[str]
    use_for: Mapped[str]
    not_for: Mapped[str]
    aliases: Mapped[str]
    key: Mapped[int | None]


class ReportRecipe(Base):
    """How a report was put together, with the analyst's findings; ``options`` a JSON object."""

    __tablename__ = "report_recipe"
    __table_args__ = (options(journalled=True),)
    id: Mapped[int] = row_id()
    uuid: Mapped[str] = mapped_column(TEXT, unique=True)
    title: Mapped[str]
    findings: Mapped[str]
    query: Mapped[str]
    options: Mapped[str]
    modified: Mapped[str]

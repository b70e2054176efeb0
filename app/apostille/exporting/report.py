"""Annotations on their way out, before any format: frozen values that know neither a database nor a file.

What a report holds by the ten thousand is a tuple with names, which is made in a third of a dataclass's time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from apostille.exporting.words import Language
from apostille.reading.reading import Direction

Grouping = Literal["tag", "statement"]

ARROW = " ▸ "
"""What stands between the names of a tag's path."""

PARAGRAPH_BREAK = " ¶ "
"""What stands for a paragraph break where a quotation is written on one line."""


@dataclass(frozen=True, slots=True)
class TagChoice:
    """A tag selected for a report, by id, with or without the tags below it."""

    tag: int
    below: bool = True


@dataclass(frozen=True, slots=True)
class Recipe:
    """What an analyst decides about a report.

    ``statements``, ``tags`` and ``annotators`` narrow the query further (ids; empty: all of them; several of one sort
    are joined by *or*, ``untagged`` adds the annotations without a tag to those with one of ``tags``).
    ``findings`` is Markdown. ``exact`` writes CSV cells as they are, without the guard against spreadsheet formulas.
    """

    title: str = ""
    subtitle: str = ""
    prepared_for: str = ""
    findings: str = ""
    group: Grouping = "tag"
    language: Language = "en"
    annotators_shown: bool = False
    codebook_shown: bool = True
    exact: bool = False
    statements: tuple[int, ...] = ()
    tags: tuple[TagChoice, ...] = ()
    untagged: bool = False
    annotators: tuple[int, ...] = ()


class Piece(NamedTuple):
    """Words of a quotation: around the marked ones, marked, or the sign of a cut ("[…]")."""

    words: str
    kind: Literal["context", "marked", "cut"] = "context"


CUT = "[…]"
"""Stands where a sentence goes on beyond what is quoted of it."""


class Paragraph(NamedTuple):
    """One paragraph of a quotation: its words as printed, of which those at ``start:end`` are marked.

    Then the language and direction of the words, and whether they begin or end with the sign of a cut.
    """

    words: str
    start: int
    end: int
    language: str = ""
    direction: Direction = "ltr"
    cut_before: bool = False
    cut_after: bool = False

    @property
    def marked(self) -> str:
        """The marked words."""
        return self.words[self.start : self.end]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Its words one after the other, each with what it is; without those that are empty."""
        words, first = self.words, len(CUT) + 1 if self.cut_before else 0
        last = len(words) - (len(CUT) + 1 if self.cut_after else 0)
        made = (
            Piece(words[:first], "cut"),
            Piece(words[first : self.start]),
            Piece(self.marked, "marked"),
            Piece(words[self.end : last]),
            Piece(words[last:], "cut"),
        )
        return tuple(piece for piece in made if piece.words or piece.kind == "marked")


Quotation = tuple[Paragraph, ...]


def quoted(quotation: Quotation) -> str:
    """The whole quotation on one line; paragraphs are separated by " ¶ "."""
    if len(quotation) == 1:
        return quotation[0].words
    return PARAGRAPH_BREAK.join([paragraph.words for paragraph in quotation])


def passage(quotation: Quotation) -> str:
    """The marked words alone, on one line; paragraphs are separated by " ¶ "."""
    if len(quotation) == 1:
        return quotation[0].marked
    return PARAGRAPH_BREAK.join([paragraph.marked for paragraph in quotation if paragraph.start < paragraph.end])


class Entry(NamedTuple):
    """One annotation, printed once.

    ``number`` runs through the report from 1; ``place`` says what it stands on: a passage, the whole statement, or
    words that are no longer found ("lost": the quotation holds the words once marked). ``statement`` indexes
    ``Report.statements``; ``tags`` are the paths of all its tags in codebook order, ``also`` those its section does not
    name; ``start``, ``end`` are code points in the current version; ``created`` is ISO 8601 UTC.
    """

    number: int
    uuid: str
    statement: int
    place: Literal["passage", "whole", "lost"]
    quotation: Quotation
    citation: str
    words_of: str
    transmitted_by: str
    part: str
    paragraph: str
    tags: tuple[str, ...]
    also: tuple[str, ...]
    translation: str
    note: str
    annotator: str
    created: str
    start: int | None
    end: int | None


class Referral(NamedTuple):
    """An annotation printed under another tag: "see no. 3", with the first of its words and where it is."""

    number: int
    words: str
    citation: str


@dataclass(frozen=True, slots=True)
class TagLine:
    """A line of the table of tags: counts are of distinct annotations and statements, with what lies below.

    ``label`` is the tag's name, after those above it that have no line of their own; ``depth`` how far it is set in.
    ``path`` is empty on the line for annotations without a tag.
    """

    path: tuple[str, ...]
    label: str
    depth: int
    colour: str
    annotations: int
    statements: int
    definition: str = ""
    use_for: str = ""
    not_for: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one heading: a tag's, a statement's, or those without a tag; ``colour`` a tag colour's name."""

    kind: Literal["tag", "statement", "untagged"]
    heading: tuple[str, ...]
    entries: tuple[Entry, ...]
    referrals: tuple[Referral, ...] = ()
    colour: str = ""
    about: str = ""
    tag: TagLine | None = None
    statements: int = 0

    @property
    def annotations(self) -> int:
        """How many annotations belong here, printed or referred to."""
        return len(self.entries) + len(self.referrals)


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement the report covers; ``date`` ISO 8601 or empty; whose words it is and who transmits it, told apart."""

    uuid: str
    title: str
    date: str
    symbol: str
    language: str
    words_of: str
    transmitted_by: str
    annotations: int


@dataclass(frozen=True, slots=True)
class Silence:
    """A statement read with tags in mind, and nothing found."""

    statement: str
    tags: tuple[str, ...]
    annotators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What a reader must know of one source: losses, repairs; each remark is a sentence."""

    source: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report, in order; ``date`` (ISO 8601, a day) is set by the writing."""

    title: str
    subtitle: str
    prepared_for: str
    covers: str
    contains: str
    findings: str
    tags: tuple[TagLine, ...]
    statements: tuple[StatementLine, ...]
    sections: tuple[Section, ...]
    silences: tuple[Silence, ...]
    source_notes: tuple[SourceNote, ...]
    general_notes: tuple[str, ...]
    language: Language = "en"
    group: Grouping = "tag"
    annotators_shown: bool = False
    codebook_shown: bool = True
    exact: bool = False
    date: str = ""

    def entries(self) -> Iterator[Entry]:
        """All annotations, by their running number."""
        for section in self.sections:
            yield from section.entries

    @property
    def annotations(self) -> int:
        """How many annotations the report holds."""
        return sum(len(section.entries) for section in self.sections)

"""A statement on its way in: what was read from one file, with the evidence for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from apostille.reading.reading import Reading
from apostille.reading.span import Span

FieldState = Literal["extracted", "confirmed", "corrected", "supplied"]
DamageKind = Literal[
    "lost", "private_use", "control", "mojibake", "ligature", "accent", "homoglyph", "lam_alef", "ocr", "hyphen"
]
DAMAGE_KINDS: tuple[DamageKind, ...] = get_args(DamageKind)
ILLEGIBLE: frozenset[str] = frozenset({"lost", "private_use", "control"})
"""The kinds of damage that leave nothing to read; the others can be read, and are printed as they stand."""
HYPHEN = "hyphen"
"""A hyphen that stood at a line's end and may be none of the word's: a doubt to settle, not counted as damage."""

KEYS = (
    "title", "kind", "symbol", "date", "distribution_date", "adoption_date", "body", "author", "sender",
    "issuer", "addressee", "event",
    "event_date", "place", "language", "original_language", "session", "agenda_item",
    "distribution", "speaker", "job_number",
)  # fmt: skip
"""The metadata keys, in the order in which they are shown."""
DATE_KEYS = ("date", "distribution_date", "adoption_date", "event_date")
"""Those of which the value is a day or a range of days.

``date`` is the document's own; ``distribution_date`` that of a masthead above a letter or note with a date of its own;
``adoption_date`` the day on which a resolution or decision was adopted.
"""

FORMATS = ("text", "markdown", "html", "docx", "odt", "rtf", "epub", "pdf", "table")
"""What a file can be, by its content: the formats that a reader makes drafts of."""
Format = Literal["text", "markdown", "html", "docx", "odt", "rtf", "epub", "pdf", "table"]

DOCUMENT_KINDS = (
    "note_verbale", "letter", "statement", "declaration", "message", "resolution", "decision",
    "verbatim_record", "summary_record", "minutes", "working_paper", "report", "treaty",
    "cablegram", "aide_memoire", "press_release", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One metadata value.

    ``printed`` are the words as they stand in the text and ``span`` where (both None when
    the value is known from elsewhere); ``value`` is what they were understood as: dates ISO
    8601, ranges ``a/b``, languages BCP 47, the issuer an ISO 3166-1 alpha-3 code or the name of a body,
    the kind one of ``DOCUMENT_KINDS``; ``part`` is the part it speaks of, None for the whole.
    """

    key: str
    value: str
    printed: str | None = None
    span: Span | None = None
    state: FieldState = "extracted"
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Damage:
    """Damaged characters; ``span`` runs from the first to the last; confidence in percent."""

    span: Span
    kind: DamageKind
    proposal: str | None = None
    confidence: int = 100


@dataclass(frozen=True, slots=True)
class Reference:
    """A document cited; ``key`` like "S/RES/1540 (2004)"; ``date`` ISO 8601 where the text gives it."""

    key: str
    label: str
    span: Span
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark that somebody left in the file (Word, LibreOffice), offered as an annotation of ``span``.

    ``at`` is ISO 8601 UTC with ``Z``, empty where the file does not say when.
    """

    span: Span
    words: str
    author: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What comes out of a reader and goes into ``statements.add``.

    ``original`` are the bytes as they came; ``encoding`` the name of the codec that decoded
    them, empty where the format has none of its own; ``doubts`` are sentences for the analyst;
    ``comments`` lie in the text, in text order; ``furniture`` are the lines that belong to the page
    and were kept out of the text (running heads, page and job numbers), in the order of the file;
    ``runners_up`` are the other encodings that were possible, best first; ``pages`` is how many
    pages a file of pages has. A file of pages without any text (a scan) is a draft with an empty reading.
    """

    name: str
    original: bytes
    encoding: str
    reading: Reading
    language: str
    fields: tuple[Field, ...] = ()
    damage: tuple[Damage, ...] = ()
    references: tuple[Reference, ...] = ()
    doubts: tuple[str, ...] = ()
    format: Format = "text"
    comments: tuple[Comment, ...] = ()
    furniture: tuple[str, ...] = ()
    runners_up: tuple[str, ...] = ()
    pages: int | None = None

    def first(self, key: str) -> Field | None:
        """The first value of a metadata key, or None."""
        return next((field for field in self.fields if field.key == key), None)

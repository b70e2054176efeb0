"""A query: which statements and annotations are meant, from words as they are typed.

The grammar, all terms joined by *and*: ``statement:ID`` · ``tag:PATH`` (and below) ·
``tag:=PATH`` (not below) · ``tag:none`` · ``by:NAME`` · words of the title. A value with
blanks stands in quotation marks, or is one word of the command line.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from apostille.refusal import WrongUse

_PREFIXES = ("statement", "tag", "by")


@dataclass(frozen=True, slots=True)
class TagTerm:
    """A tag asked for by its path, with or without the tags below it."""

    path: str
    below: bool = True


@dataclass(frozen=True, slots=True)
class Query:
    """All terms hold at once; an empty query means everything."""

    statements: tuple[str, ...] = ()
    tags: tuple[TagTerm, ...] = ()
    untagged: bool = False
    by: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def about_annotations(self) -> bool:
        """Whether a term speaks of annotations, so that a statement without one is not meant."""
        return bool(self.tags or self.untagged or self.by)


def parse(words: str | Sequence[str]) -> Query:
    """The query in one line of text, or in the words of a command line; raises ``WrongUse`` in a sentence."""
    terms = _split(words) if isinstance(words, str) else [word for word in words if word.strip()]
    values: dict[str, list[str]] = {prefix: [] for prefix in _PREFIXES}
    plain: list[str] = []
    for term in terms:
        prefix, colon, value = term.partition(":")
        if colon and prefix in values:
            values[prefix].append(_value(prefix, value))
        elif colon and prefix.isidentifier() and value and not value.startswith(" "):
            raise WrongUse(f"A query has no “{prefix}:”, but statement:, tag:, by: and words of the title.", what=term)
        else:
            plain += term.split()
    untagged = "none" in values["tag"]
    tags = [_tag(path) for path in values["tag"] if path != "none"]
    return Query(tuple(values["statement"]), tuple(tags), untagged, tuple(values["by"]), tuple(plain))


def _split(line: str) -> list[str]:
    """Words of a line; only the quotation mark groups them, an apostrophe is a letter (l'arme)."""
    reader = shlex.shlex(line, posix=True)
    reader.whitespace_split, reader.quotes, reader.escape, reader.commenters = True, '"', "", ""
    try:
        return list(reader)
    except ValueError:
        raise WrongUse("The query has a quotation mark that is not closed.", what=line) from None


def _value(prefix: str, value: str) -> str:
    clean = value.strip()
    if len(clean) > 1 and clean[0] == clean[-1] == '"':
        clean = clean[1:-1].strip()
    if not clean:
        raise WrongUse(f"“{prefix}:” needs a value.", what=f"{prefix}:")
    return clean


def _tag(path: str) -> TagTerm:
    return TagTerm(_exact(path), below=False) if path.startswith("=") else TagTerm(path)


def _exact(path: str) -> str:
    return _value("tag", path[1:])


def written(terms: Iterable[str]) -> str:
    """The query as one line, so that it can be kept and read back by ``parse``."""
    return " ".join(f'"{term}"' if any(letter.isspace() for letter in term) else term for term in terms)

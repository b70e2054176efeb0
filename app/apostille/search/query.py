"""A query: which statements and annotations are meant, from words as they are typed.

The grammar, all terms joined by *and*, which may be written between them: ``statement:ID`` ·
``tag:PATH`` (and below) · ``tag:=PATH`` (not below) · ``tag:none`` · ``by:NAME`` · ``cites:KEY``
("NPT, art. VI", or "NPT" for all its articles) · words of the title. A value with blanks stands
in quotation marks; on the command line it may also be one word, or the last of a word that holds
several terms ("tag:Threats by:Ana Nowak").
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from apostille.refusal import WrongUse

_PREFIXES = ("statement", "tag", "by", "cites")
_TERM = re.compile(rf"\s+(?=(?:{'|'.join(_PREFIXES)}):)", re.IGNORECASE)
_QUOTED = re.compile(r'(\w+:=?"[^"]*")\s+(.+)', re.DOTALL)
_AND = "and"


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
    cites: tuple[str, ...] = ()

    @property
    def about_annotations(self) -> bool:
        """Whether a term speaks of annotations, so that a statement without one is not meant."""
        return bool(self.tags or self.untagged or self.by)


def parse(words: str | Sequence[str]) -> Query:
    """The query in one line of text, or in the words of a command line; raises ``WrongUse`` in a sentence."""
    terms = _split(words) if isinstance(words, str) else [term for word in words for term in _terms(word)]
    values: dict[str, list[str]] = {prefix: [] for prefix in _PREFIXES}
    plain: list[str] = []
    for term in _joined(terms):
        prefix, colon, value = term.partition(":")
        if colon and prefix.lower() in values:
            values[prefix.lower()].append(_value(prefix.lower(), value))
        elif colon and prefix.isidentifier() and value and not value.startswith(" "):
            raise WrongUse(
                f"A query has no “{prefix}:”, but statement:, tag:, by:, cites: and words of the title.", what=term
            )
        else:
            plain += term.split()
    untagged = "none" in values["tag"]
    tags = [_tag(path) for path in values["tag"] if path != "none"]
    named, by, cites = (tuple(values[prefix]) for prefix in ("statement", "by", "cites"))
    return Query(named, tuple(tags), untagged, by, tuple(plain), cites)


def _split(line: str) -> list[str]:
    """Words of a line; only the quotation mark groups them, an apostrophe is a letter (l'arme)."""
    reader = shlex.shlex(line, posix=True)
    reader.whitespace_split, reader.quotes, reader.escape, reader.commenters = True, '"', "", ""
    try:
        return list(reader)
    except ValueError:
        raise WrongUse("The query has a quotation mark that is not closed.", what=line) from None


def _terms(word: str) -> list[str]:
    """The terms in one word of a command line: a new one begins before each prefix that no quotation mark holds."""
    terms: list[str] = []
    start = 0
    for found in _TERM.finditer(word):
        if word.count('"', 0, found.start()) % 2 == 0:
            terms.append(word[start : found.start()])
            start = found.end()
    terms.append(word[start:])
    parts = [part for term in terms for part in _apart(term.strip())]
    return [part for part in parts if part]


def _apart(term: str) -> list[str]:
    """A term whose value is closed by a quotation mark, and the words after it; an *and* at its end is one of them."""
    closed = _QUOTED.fullmatch(term)
    if closed:
        return [closed[1], *closed[2].split()]
    head, _, last = term.rpartition(" ")
    return [head.strip(), last] if last.lower() == _AND else [term]


def _joined(terms: Sequence[str]) -> list[str]:
    """The terms without the *and* between two of them."""
    inner = range(1, len(terms) - 1)
    return [term for at, term in enumerate(terms) if at not in inner or term.lower() != _AND]


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

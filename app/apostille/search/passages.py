"""Words found in the texts of all statements, from the full-text index."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy.orm import Session

from apostille.reading.fold import fold
from apostille.reading.span import Span
from apostille.store import index
from apostille.store.sessions import driver

_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"[^\W_]+")
_BEGINNING = 3
"""A word of so many letters is found by its beginning too; a shorter one, and what is quoted, only as it is."""

_MATCHING = (
    "SELECT block.id, block.n, statement.id, statement.name FROM block_index"
    " JOIN block ON block.id = block_index.rowid JOIN statement ON statement.current_version = block.version"
    " WHERE block_index MATCH ? AND statement.arrived_step IS NOT NULL AND statement.binned_step IS NULL"
)
_KNOWN = "SELECT statement, key, value FROM field WHERE key IN ('date', 'title') ORDER BY ordinal DESC, id DESC"
_TEXT = (
    "SELECT text FROM text JOIN version ON version.text_sha256 = text.sha256"
    " JOIN statement ON statement.current_version = version.id WHERE statement.id = ?"
)
_BLOCK = 'SELECT part, label, number, start, "end" FROM block WHERE id = ?'


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side, folded; of the last one the beginning is enough where ``open``."""

    words: tuple[str, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that holds every word asked for.

    ``block`` counts the paragraphs of the statement from 0, ``text`` is its text, ``places`` where the words stand in
    it, ``span`` where the first of them stands in the text of the statement. ``date`` is ISO 8601 or empty.
    """

    statement: int
    title: str
    date: str
    block: int
    part: str
    label: str | None
    number: int | None
    text: str
    places: tuple[Span, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Found:
    """The first hits, by date of the statement, and how many there are in how many statements."""

    hits: tuple[Hit, ...] = ()
    passages: int = 0
    statements: int = 0


def terms(typed: str) -> list[Term]:
    """What ``typed`` asks for: each word, and each phrase in quotation marks; all must stand in one paragraph."""
    made: list[Term] = []
    for match in _TERM.finditer(typed.replace("“", '"').replace("”", '"').replace("«", '"').replace("»", '"')):
        phrase, word = match.groups()
        words = tuple(token for token, _span in _tokens(phrase if word is None else word))
        if words:
            made.append(Term(words, open=word is not None and len(words[-1]) >= _BEGINNING))
    return made


def find(session: Session, typed: str, limit: int = 200) -> Found:
    """The paragraphs of current versions that hold all of ``typed``, by date, title and place; at most ``limit``."""
    wanted = terms(typed)
    if not wanted:
        return Found()
    raw = driver(session)
    rows = raw.execute(_MATCHING, (" AND ".join(map(_written, wanted)),)).fetchall()
    known = _known(raw) if rows else {}
    named = [(*known.get((one, "date"), ("",)), *known.get((one, "title"), (name,)), one, n, id_)
             for id_, n, one, name in rows]  # fmt: skip
    first = sorted(named, key=lambda row: (row[0] or "9999", *row[1:]))[:limit]
    hits = tuple(hit for one, group in groupby(first, key=lambda row: row[2]) for hit in _hits(raw, one, group, wanted))
    return Found(hits, len(rows), len({row[2] for row in rows}))


def places(text: str, wanted: Sequence[Term]) -> tuple[Span, ...]:
    """Where the words of ``wanted`` stand in ``text``, in order, none within another."""
    tokens = list(_tokens(text))
    found = {span for term in wanted for span in _places(tokens, term)}
    apart: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return tuple(apart)


def _places(tokens: Sequence[tuple[str, Span]], term: Term) -> Iterator[Span]:
    length, last = len(term.words), len(term.words) - 1
    for at in range(len(tokens) - last):
        here = tokens[at : at + length]
        fits = all(token == word for (token, _span), word in zip(here[:last], term.words, strict=False))
        if fits and (here[last][0].startswith(term.words[last]) if term.open else here[last][0] == term.words[last]):
            yield Span(here[0][1].start, here[last][1].end)


def _tokens(text: str) -> Iterator[tuple[str, Span]]:
    """The words of ``text`` as the index holds them, each with its place; CJK characters one by one."""
    folded = fold(text)
    for run in _WORD.finditer(folded.text):
        at = run.start()
        for token in index.words(run[0]).split():
            yield token, folded.span(at, at + len(token))
            at += len(token)


def _written(term: Term) -> str:
    """A phrase of FTS5 (sqlite.org/fts5.html, 3.2 and 3.3); words hold no quotation marks."""
    return f'"{" ".join(term.words)}"{"*" if term.open else ""}'


def _known(raw: sqlite3.Connection) -> dict[tuple[int, str], tuple[str]]:
    """The first date and title of each statement."""
    return {(statement, key): (value,) for statement, key, value in raw.execute(_KNOWN)}


def _hits(
    raw: sqlite3.Connection, statement: int, rows: Iterable[tuple[str, str, int, int, int]], wanted: Sequence[Term]
) -> Iterator[Hit]:
    whole: str = raw.execute(_TEXT, (statement,)).fetchone()[0]
    for date, title, _statement, n, block in rows:
        part, label, number, start, end = raw.execute(_BLOCK, (block,)).fetchone()
        text = whole[start:end]
        there = places(text, wanted) or (Span(0, 0),)
        span = Span(start + there[0].start, start + there[0].end)
        yield Hit(statement, title, date, n, part, label, number, text, there, span)

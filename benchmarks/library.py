"""Libraries of any size, made quickly: the rows that imports would write, written in bulk."""

from __future__ import annotations

import hashlib
import sqlite3
import uuid
from pathlib import Path

from apostille import codebook, statements
from apostille.reading.compose import compose
from apostille.store import index
from apostille.store.library import Library, driver

SHIPPED = Path(__file__).resolve().parent.parent / "texts" / "note-verbale-2004.fr.txt"
LINES = ("Les États participants réaffirment leur volonté de coopérer.", "La délégation prend la parole à son tour.")
BLOCKS = 12
FIELDS = (("title", "Déclaration {n}"), ("kind", "statement"), ("date", "{year}-03-{day:02}"), ("body", "Assemblée"),
          ("author", "Délégation {n}"), ("issuer", "POL"), ("symbol", "A/{n}"))  # fmt: skip


def build(path: Path, count: int) -> int:
    """Makes a library of ``count`` statements with two annotations each; returns the shipped statement's id."""
    with Library.create(path) as library:
        with library.step("Codebook") as session:
            tag = codebook.add(session, "Peace")
            shipped = statements.add(session, compose(SHIPPED.name, SHIPPED.read_bytes()))
        with library.staging() as session:
            raw = driver(session)
            made = [_statement(raw, n, tag) for n in range(1, count)]
            index.follow(raw, made)
    return shipped


def _statement(raw: sqlite3.Connection, n: int, tag: int) -> int:
    lines = [f"{n}.{m} {LINES[m % 2]}" for m in range(BLOCKS)]
    text = "\n".join(lines)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    raw.execute("INSERT INTO text VALUES (?, ?)", (sha256, text))
    raw.execute("INSERT INTO original VALUES (?, ?, ?)", (sha256, len(text.encode()), text.encode()))
    statement = _insert(
        raw, "statement", uuid=str(uuid.uuid4()), work=None, name=f"{n}.txt", original=sha256, encoding="utf-8",
        language="fr", words=len(text.split()), current_version=None, added="2026-01-01T00:00:00Z", arrived_step=1,
        binned_step=None,
    )  # fmt: skip
    version = _insert(
        raw, "version", statement=statement, n=1, made_from=None, text_sha256=sha256, rules=1, why="imported", basis="",
        annotator=1, at="2026-01-01T00:00:00Z", step=1,
    )  # fmt: skip
    raw.execute("UPDATE statement SET current_version = ? WHERE id = ?", (version, statement))
    _insert(raw, "part", version=version, name="main", start=0, end=len(text))
    at = 0
    for m, line in enumerate(lines):
        _insert(
            raw, "block", version=version, n=m, part="main", kind="body", start=at, end=at + len(line), label=None,
            number=m + 1, level=0, direction="ltr", language="", styles="",
        )  # fmt: skip
        at += len(line) + 1
    for key, value in FIELDS:
        words = value.format(n=n, year=1990 + n % 30, day=1 + n % 28)
        _insert(
            raw, "field", statement=statement, part=None, key=key, ordinal=0, value=words, printed=words, start=0,
            end=5, state="extracted",
        )  # fmt: skip
    for m in range(2):
        annotate(raw, statement, version, text, (m * 10, m * 10 + 9), tag)
    return statement


def annotate(
    raw: sqlite3.Connection, statement: int, version: int, text: str, place: tuple[int, int], tag: int
) -> None:
    """One annotation with its anchor and tag, as marking writes them."""
    start, end = place
    made = _insert(
        raw, "annotation", uuid=str(uuid.uuid4()), statement=statement, annotator=1, whole=0, note="", translation="",
        created="2026-01-01T00:00:00Z", modified="2026-01-01T00:00:00Z",
    )  # fmt: skip
    _insert(
        raw, "anchor", annotation=made, statement=statement, version=version, start=start, end=end,
        quote=text[start:end], prefix=text[max(0, start - 32) : start], suffix=text[end : end + 32], matched_by="exact",
    )  # fmt: skip
    _insert(
        raw, "annotation_tag", annotation=made, tag=tag, statement=statement, annotator=1, at="2026-01-01T00:00:00Z"
    )


def _insert(raw: sqlite3.Connection, table: str, **values: str | int | None) -> int:
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    sql = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608 - the names are our own
    return int(raw.execute(sql, tuple(values.values())).lastrowid or 0)

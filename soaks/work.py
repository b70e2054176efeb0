"""Random work on a library, the same for the same seed: what an analyst does in a day, in no sensible order."""

from __future__ import annotations

import gzip
import hashlib
import random
import tempfile
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from apostille import annotations, codebook, statements
from apostille.importing.readers import read_bytes
from apostille.reading.draft import Draft
from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.store import check, schema
from apostille.store.library import Library, driver

TEXTS = (
    "Mr. Kwa\ufffdniewski (Poland): The meeting was held in Kraków.\n\nWe reaffirm the Treaty. We reaffirm it again.\n",
    "Note verbale\n\nLa Mission permanente présente ses compliments.\n\n1. Les États réaffirment leur volonté.\n",
    "Заявление делегации\n\nМир и право. Ёлка стоит.\n\n2. Делегация благодарит Председателя и всех.\n",
    "决议\n\n会议通过了决议。大会重申和平,并请各国继续努力。各国代表团对主席的工作表示感谢,并期待下一届会议的召开。\n",
    "بيان\n\nسلام عليكم. تؤكد الدول من جديد التزامها بالسلام والأمن الدوليين.\n",
)


def draft(dice: random.Random, *, long: int = 1) -> Draft:
    """A small statement, never the same twice; ``long`` times its text."""
    words = f"Statement {dice.randrange(10**9)}\n\n" + dice.choice(TEXTS) * long
    return read_bytes("statement.txt", words.encode())[0]


_OLDEST = Path(__file__).resolve().parents[1] / "tests" / "old" / "schema-1.apostille.gz"


class Work:
    """A library at ``path`` that is worked on; the file is made where it is not there."""

    def __init__(self, path: Path, dice: random.Random) -> None:
        self.path = path
        self.dice = dice
        self.library = Library.open(path) if path.exists() else Library.create(path)

    def one(self) -> str:
        """Does one thing drawn by the dice; its name. What the library refuses is done as far as the analyst goes."""
        name = self.dice.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        try:
            getattr(self, name)()
        except Refusal as refusal:
            return f"{name}: {refusal.why}"
        return name

    def bring_in(self) -> None:
        """Imports two statements: staged first, then in one step."""
        drafts = [draft(self.dice, long=self.dice.choice((1, 1, 30))) for _ in range(2)]
        with self.library.staging() as session:
            staged = [statements.add_staged(session, one) for one in drafts]
        with self.library.step("Import") as session:
            statements.arrive(session, staged)

    def mark(self) -> None:
        """Highlights a passage, with a tag and a note."""
        with self.library.step("Mark") as session:
            statement = self._any(session, "statement")
            start = self.dice.randrange(40)
            tag = codebook.ensure(session, f"Subject/Tag {self.dice.randrange(8)}")
            span = Span(start, start + self.dice.randint(1, 30))
            annotations.mark(session, statement, span, tags=[tag], note=self._words())

    def note(self) -> None:
        """Writes a note, kept as a draft first."""
        with self.library.staging() as session:
            annotation = self._any(session, "annotation")
            annotations.draft(session, annotation, self._words())
        with self.library.step("Write note") as session:
            annotations.write_note(session, annotation, self._words())

    def tag(self) -> None:
        """Puts a tag on an annotation."""
        with self.library.step("Tag") as session:
            annotations.tag(session, self._any(session, "annotation"), self._any(session, "tag"))

    def merge(self) -> None:
        """Merges two tags."""
        with self.library.step("Merge tags") as session:
            into = self._any(session, "tag")
            others = [row.id for row in codebook.tree(session) if row.id != into and row.parent is not None]
            codebook.merge(session, into, self.dice.choice(others or [into]))

    def correct(self) -> None:
        """Sets a title."""
        with self.library.step("Set field") as session:
            statements.set_field(session, self._any(session, "statement"), "title", self._words())

    def repair(self) -> None:
        """Restores a character, which makes a version and carries the annotations."""
        with self.library.step("Repair") as session:
            listed = [row.id for row in statements.listed(session)]
            damaged = [(one, lost) for one in listed for lost in statements.opened(session, one).damage[:1]]
            if not damaged:
                raise Refusal("Nothing is damaged here.")
            statement, lost = self.dice.choice(damaged)
            statements.repair(session, statement, lost.span, "ś")

    def remove(self) -> None:
        """Takes a statement out of the list, and sometimes empties the bin."""
        with self.library.step("Remove statement") as session:
            statements.remove(session, self._any(session, "statement"))
        if self.dice.random() < 0.2:
            statements.empty_bin(self.library)

    def undo(self) -> None:
        """Takes the last step back."""
        self.library.undo()

    def redo(self) -> None:
        """Does it again."""
        self.library.redo()

    def backup(self) -> None:
        """Writes a backup beside, and counts on it."""
        self.library.backup(self.path.with_name("backup.apostille"))

    def reopen(self) -> None:
        """Closes the library and opens it again."""
        self.library.close()
        self.library = Library.open(self.path)

    def migrate(self) -> None:
        """Brings a library of the first schema, laid beside by ``lay_old``, up to date; refuses what is not whole."""
        with Library.open(self.path.with_name("old.apostille")) as library:
            if any(one.wrong for one in check.check(library)):
                raise Refusal("What was brought up to date is not sound.")

    def _any(self, session: Session, table: str) -> int:
        """One that an analyst can see: nothing is done to a statement whose coming in was taken back."""
        ids = [row[0] for row in driver(session).execute(_SEEN[table])]
        if not ids:
            raise Refusal(f"There is no {table} yet.")
        return self.dice.choice(ids)

    def _words(self) -> str:
        return f"{self.dice.choice(TEXTS)[:20]} {self.dice.randrange(10**9)}"


WEIGHTS = {
    "bring_in": 3, "mark": 20, "note": 8, "tag": 8, "merge": 2, "correct": 4, "repair": 2, "remove": 2, "undo": 10,
    "redo": 6, "backup": 1, "reopen": 2, "migrate": 0,
}  # fmt: skip
"""How often each is done; what takes an older library is done where one was laid."""


_SEEN = {
    "statement": "SELECT id FROM statement WHERE arrived_step IS NOT NULL ORDER BY id",
    "annotation": "SELECT annotation.id FROM annotation JOIN statement ON statement.id = annotation.statement"
    " WHERE arrived_step IS NOT NULL ORDER BY annotation.id",
    "tag": "SELECT id FROM tag ORDER BY id",
}


def lay_old(path: Path) -> None:
    """Writes a library that the program of schema 1 made."""
    path.write_bytes(gzip.decompress(_OLDEST.read_bytes()))


def sequence(library: Library) -> int:
    """The number of the last commit that changed something."""
    with library.look() as raw:
        return int(raw.execute("SELECT value FROM meta WHERE key = 'commit_seq'").fetchone()[0])


def digest(library: Library) -> str:
    """SHA-256 of every row that undo and redo answer for, bit for bit."""
    held = hashlib.sha256()
    with library.look() as raw:
        arrived = {row[0] for row in raw.execute("SELECT id FROM statement WHERE arrived_step IS NOT NULL")}
        for table in schema.journalled():
            held.update(table.name.encode())
            for row in raw.execute(f'SELECT * FROM "{table.name}" ORDER BY id'):  # noqa: S608 - our own names
                owner = row[0] if table.name == "statement" else row[1] if table.name == "field" else None
                if owner is None or owner in arrived:
                    held.update(repr(row).encode())
    return held.hexdigest()


def within(work: Callable[[Path], None]) -> None:
    """Does something in a folder of its own, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="apostille-soak-") as folder:
        work(Path(folder))

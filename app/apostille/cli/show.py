"""`apostille list`, `show` and `annotations`: what is in the library."""

from __future__ import annotations

from apostille import statements
from apostille.cli.adder import Adder
from apostille.cli.call import Answer, Call
from apostille.cli.rows import Row, annotation_rows, statement, statement_row, table
from apostille.reading import names
from apostille.search import find
from apostille.search.query import parse
from apostille.statements import FieldRow, Opened

LONGEST = 60


def add(commands: Adder) -> None:
    """Adds ``list``, ``show`` and ``annotations``."""
    made = commands.add("list", listed, "List statements.", 'apostille list tag:"Cooperation" Kraków')
    made.add_argument("query", nargs="*", metavar="QUERY")
    made = commands.add("show", show, "Show a statement with all that is known of it.", "apostille show 1 --json")
    made.add_argument("statement", metavar="STATEMENT")
    made = commands.add("annotations", marked, "List annotations.", "apostille annotations tag:none by:Ana")
    made.add_argument("query", nargs="*", metavar="QUERY")


def listed(call: Call) -> Answer:
    """The statements that a query means."""
    query = parse(call.words.query)
    with call.session() as session:
        rows = [statement_row(row) for row in find.statements(session, query)]
    lines = table([(row["id"], row["date"], row["language"], row["annotations"], _titled(row)) for row in rows])
    return Answer(rows, lines)


def _titled(row: Row) -> str:
    return row["title"] if row["words"] else f"{row['title']} (no text)"


def show(call: Call) -> Answer:
    """One statement."""
    with call.session() as session:
        one = statements.opened(session, statements.resolve(session, call.words.statement))
    return Answer(statement(one), _read(one))


def marked(call: Call) -> Answer:
    """The annotations that a query means."""
    query = parse(call.words.query)
    with call.session() as session:
        rows = annotation_rows(session, find.annotations(session, query))
    lines = table(
        [
            (row["id"], row["citation"], _short(row["quote"] or "(whole statement)"), "; ".join(row["tags"]))
            for row in rows
        ]
    )
    return Answer(rows, lines)


def _read(one: Opened) -> list[str]:
    known = [(row.key, _valued(row), row.printed or "", f"({row.state})") for row in one.fields]
    lines = [*table([(key, state, value, _short(printed)) for key, value, printed, state in known]), ""]
    if not one.reading.blocks:
        lines.append(f"{one.source.name} holds no text that can be read. Its {one.source.bytes} bytes are kept.")
    for block in one.reading.blocks:
        number = "" if block.number is None or block.label else f"[{block.number}] "
        lines += [number + block.span.of(one.reading.text).replace("\ufffd", "▢"), ""]
    left = {row.span: row.annotator_name for row in one.left}
    for damage in one.damage:
        line = f"{damage.span.start}:{damage.span.end}  {len(damage.span)} characters {damage.kind}"
        line = f"{line}: {damage.span.of(one.reading.text)} → {damage.proposal}" if damage.proposal else line
        who = left.get(damage.span)
        lines.append(line if who is None else f"{line}  (left as it is by {who})")
    return lines


def _valued(row: FieldRow) -> str:
    """The value, of a State that is gone with the year until which it was one."""
    state = names.states().get(row.value) if row.key == "issuer" else None
    return row.value if state is None or state.until is None else f"{row.value} (until {state.until})"


def _short(words: str) -> str:
    line = " ".join(words.replace("\ufffd", "▢").split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"

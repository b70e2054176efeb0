"""`apostille report`: annotations written out, by the ending of the file."""

from __future__ import annotations

from datetime import datetime

from apostille.cli.adder import Adder
from apostille.cli.call import Answer, Call, count, path_of
from apostille.refusal import Refusal
from apostille.search.query import parse


def add(commands: Adder) -> None:
    """Adds ``report``."""
    made = commands.add(
        "report", report, "Write a report; the kind follows the ending: .md .html .pdf .docx .csv.",
        'apostille report tag:Cooperation --to cooperation.docx --title "Cooperation" --findings findings.md',
    )  # fmt: skip
    made.add_argument("query", nargs="*", metavar="QUERY")
    made.add_argument("--to", required=True, metavar="FILE", help="an existing file is replaced")
    made.add_argument("--group", choices=("tag", "statement"), default="tag")
    made.add_argument("--title", default="", metavar="T")
    made.add_argument("--subtitle", default="", metavar="S")
    made.add_argument("--prepared-for", default="", metavar="NAME")
    made.add_argument("--findings", metavar="FILE", help="your own findings, in Markdown")
    made.add_argument("--language", choices=("en", "fr"), default="en")
    made.add_argument("--annotators", action="store_true", help="name annotator and date of each annotation")
    made.add_argument("--exact", action="store_true", help="CSV cells without the guard against spreadsheet formulas")


def report(call: Call) -> Answer:
    """Writes a report."""
    from apostille.exporting.gather import gather
    from apostille.exporting.report import Recipe
    from apostille.exporting.write import check, write

    words = call.words
    target = path_of(words.to)
    check(target)
    recipe = Recipe(
        title=words.title,
        subtitle=words.subtitle,
        prepared_for=words.prepared_for,
        findings=_findings(words.findings),
        group=words.group,
        language=words.language,
        annotators_shown=words.annotators,
        exact=words.exact,
    )
    with call.session() as session:
        made = gather(session, parse(words.query), recipe)
    file = write(made, target, moment=datetime.now().astimezone())
    entries = sum(len(section.entries) for section in made.sections)
    value = {"file": str(file), "annotations": entries, "statements": len(made.statements)}
    said = f"Wrote {file}: {count(entries, 'annotation')} in {count(len(made.statements), 'statement')}."
    return Answer(value, [said])


def _findings(file: str | None) -> str:
    if file is None:
        return ""
    path = path_of(file)
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(f"Report not written: {path.name} is not a text in UTF-8.", what=str(path)) from None
    except OSError as error:
        raise Refusal(f"Report not written: {path.name} cannot be read: {error.strerror}.", what=str(path)) from None

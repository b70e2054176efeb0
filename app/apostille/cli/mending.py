"""`apostille repair`: words in the place of damaged ones, one place or all that is proposed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from apostille import statements
from apostille.cli.adder import Adder
from apostille.cli.call import Answer, Call, count
from apostille.cli.rows import Row, ends, table
from apostille.reading.draft import DAMAGE_KINDS, Damage
from apostille.reading.span import Span
from apostille.refusal import Refusal, WrongUse
from apostille.statements import Opened

_SPAN = re.compile(r"(\d{1,18}):(\d{1,18})")


def add(commands: Adder) -> None:
    """Adds ``repair``."""
    made = commands.add(
        "repair", repair, "Put words in the place of damaged ones; with --proposals, all that is proposed.",
        'apostille repair 1 2385:2394 "śniewski." --basis "English version"',
    )  # fmt: skip
    made.add_argument("statement", metavar="STATEMENT")
    made.add_argument("span", nargs="?", metavar="START:END")
    made.add_argument("text", nargs="?", metavar="TEXT")
    made.add_argument("--basis", default="", metavar="WORDS", help="where the words are known from")
    made.add_argument("--proposals", action="store_true", help="accept all that is proposed, as one version")
    made.add_argument("--kind", metavar="KIND", help=f"of this kind only: {', '.join(DAMAGE_KINDS)}")
    made.add_argument("--dry-run", action="store_true", help="say what would be repaired, and change nothing")


def span_of(words: str) -> Span:
    """The span that ``START:END`` means, in code points; raises ``WrongUse``."""
    found = _SPAN.fullmatch(words)
    if not found or int(found[1]) > int(found[2]):
        raise WrongUse(f"“{words}” is no place: START:END counts characters from 0, such as 120:135.", what=words)
    return Span(int(found[1]), int(found[2]))


def repair(call: Call) -> Answer:
    """Restores characters; a new version of the text."""
    words = call.words
    if words.proposals:
        if words.span is not None:
            raise WrongUse("Name a place with its words, or --proposals; not both.", what=words.span)
        return _proposals(call)
    if words.span is None or words.text is None:
        raise WrongUse("A repair needs START:END and TEXT, or --proposals.", what="repair")
    if words.kind is not None or words.dry_run:
        raise WrongUse("--kind and --dry-run go with --proposals.", what="repair")
    return _one(call)


def _one(call: Call) -> Answer:
    words, span = call.words, span_of(call.words.span)
    with call.writing() as library:
        with library.read() as session:
            statement = statements.resolve(session, words.statement)
        with library.step("Repair") as session:
            statements.repair(session, statement, span, words.text, words.basis)
        with library.read() as session:
            one = statements.opened(session, statement)
    value: Row = {"id": one.id, "uuid": one.uuid, "version": one.n, "lost": len(span), "typed": len(words.text)}
    value |= {**ends(Span(span.start, span.start + len(words.text))), "text": words.text, "basis": words.basis}
    lost = f"{count(len(span), 'character')} lost, {len(words.text)} typed"
    return Answer(value, [f"{lost}; version {one.n} of the text."])


def _proposals(call: Call) -> Answer:
    kind: str | None = call.words.kind
    if kind is not None and kind not in DAMAGE_KINDS:
        raise WrongUse(f"There is no damage of kind “{kind}”. There are: {', '.join(DAMAGE_KINDS)}.", what=kind)
    if call.words.dry_run:
        with call.session() as session:
            one = statements.opened(session, statements.resolve(session, call.words.statement))
        return _told(one, one.n, _proposed(one, kind), dry_run=True)
    with call.writing() as library:
        with library.read() as session:
            one = statements.opened(session, statements.resolve(session, call.words.statement))
        accepted = _proposed(one, kind)
        with library.step(f"Accept {count(len(accepted), 'proposal')}") as session:
            pairs = [(each.span, each.proposal or "") for each in accepted]
            version = statements.mend(session, one.id, pairs, call.words.basis)
    return _told(one, version, accepted, dry_run=False)


def _proposed(one: Opened, kind: str | None) -> list[Damage]:
    """The damage with a proposal, of one kind or of all; refuses where there is none."""
    found = [each for each in one.damage if each.proposal is not None and kind in (None, each.kind)]
    if not found:
        raise Refusal("Nothing is proposed there. Nothing was changed.", what=str(one.id))
    return found


def _told(one: Opened, version: int, repairs: Sequence[Damage], *, dry_run: bool) -> Answer:
    text = one.reading.text
    rows: list[Row] = [
        {**ends(each.span), "kind": each.kind, "confidence": each.confidence, "was": each.span.of(text),
         "text": each.proposal} for each in repairs
    ]  # fmt: skip
    lines = table([(f"{row['start']}:{row['end']}", row["kind"], row["was"], "→", row["text"]) for row in rows])
    kinds = Counter(each.kind for each in repairs)
    said = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
    end = "nothing was changed." if dry_run else f"version {version} of the text."
    lines.append(f"{count(len(repairs), 'proposal')} {'to accept' if dry_run else 'accepted'} ({said}); {end}")
    value = {"id": one.id, "uuid": one.uuid, "version": version, "dry_run": dry_run, "repairs": rows}
    return Answer(value, lines)

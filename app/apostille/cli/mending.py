"""`apostille repair`: words in the place of damaged ones, one place or all that is proposed; or leaving it as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from apostille import statements
from apostille.cli.adder import Adder
from apostille.cli.call import Answer, Call, count
from apostille.cli.rows import Row, ends, table
from apostille.reading.draft import DAMAGE_KINDS, HYPHEN, Damage
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
    made.add_argument("--leave", action="store_true", help="the damage at START:END, or of the kind, is left as it is")
    made.add_argument("--take-up", action="store_true", help="damage that was left waits for somebody again")
    made.add_argument("--dry-run", action="store_true", help="say what would be done, and change nothing")


def span_of(words: str) -> Span:
    """The span that ``START:END`` means, in code points; raises ``WrongUse``."""
    found = _SPAN.fullmatch(words)
    if not found or int(found[1]) > int(found[2]):
        raise WrongUse(f"“{words}” is no place: START:END counts characters from 0, such as 120:135.", what=words)
    return Span(int(found[1]), int(found[2]))


def repair(call: Call) -> Answer:
    """Restores characters, a new version of the text; or remembers that damage is left."""
    words = call.words
    if words.leave or words.take_up:
        return _decided(call)
    if words.proposals:
        if words.span is not None:
            raise WrongUse("Name a place with its words, or --proposals; not both.", what=words.span)
        return _proposals(call)
    if words.span is None or words.text is None:
        raise WrongUse("A repair needs START:END and TEXT, or --proposals, or --leave.", what="repair")
    if words.kind is not None or words.dry_run:
        raise WrongUse("--kind and --dry-run go with --proposals, --leave or --take-up.", what="repair")
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
    kind = _kind(call)
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


def _kind(call: Call) -> str | None:
    kind: str | None = call.words.kind
    if kind is not None and kind not in DAMAGE_KINDS:
        raise WrongUse(f"There is no damage of kind “{kind}”. There are: {', '.join(DAMAGE_KINDS)}.", what=kind)
    return kind


def _decided(call: Call) -> Answer:
    """Damage left as it is, or taken up again: what lies in a place, or all of a kind."""
    words, kind = call.words, _kind(call)
    if words.text is not None or words.proposals or words.basis or (words.leave and words.take_up):
        raise WrongUse("--leave and --take-up go with START:END or --kind, and with nothing else.", what="repair")
    if (words.span is None) == (kind is None):
        raise WrongUse("Name the damage by START:END, or by --kind; one of them.", what="repair")
    place = None if words.span is None else span_of(words.span)
    if words.dry_run:
        with call.session() as session:
            one = statements.opened(session, statements.resolve(session, words.statement))
        return _said(one, _meant(one, place, kind, leave=words.leave), leave=words.leave, dry_run=True)
    with call.writing() as library:
        with library.read() as session:
            one = statements.opened(session, statements.resolve(session, words.statement))
        meant = _meant(one, place, kind, leave=words.leave)
        decide = statements.leave_damage if words.leave else statements.take_up_damage
        with library.step("Leave damage as it is" if words.leave else "Take damage up again") as session:
            decide(session, one.id, [each.span for each in meant])
    return _said(one, meant, leave=words.leave, dry_run=False)


def _meant(one: Opened, place: Span | None, kind: str | None, *, leave: bool) -> list[Damage]:
    """The damage that is open (or left, where it is to be taken up) in a place or of a kind; refuses where none is."""
    waiting = set(one.open_damage)
    there = [each for each in one.damage if (each in waiting) == leave]
    found = [each for each in there if (each.kind == kind if place is None else each.span.overlaps(place))]
    if not found:
        state = "waits there" if leave else "was left as it is there"
        raise Refusal(f"No damage {state}. Nothing was changed.", what=str(one.id))
    return found


def _said(one: Opened, damage: Sequence[Damage], *, leave: bool, dry_run: bool) -> Answer:
    text = one.reading.text
    rows: list[Row] = [{**ends(each.span), "kind": each.kind, "text": each.span.of(text)} for each in damage]
    lines = table([(f"{row['start']}:{row['end']}", row["kind"], row["text"].replace("\ufffd", "▢")) for row in rows])
    passages, left = count(len(damage), "damaged passage"), "left as they are" if len(damage) > 1 else "left as it is"
    done = left if leave else "taken up again"
    lines.append(f"{passages} {f'to be {done}; nothing was changed' if dry_run else done}.")
    key = "left" if leave else "taken_up"
    return Answer({"id": one.id, "uuid": one.uuid, "version": one.n, "dry_run": dry_run, key: rows}, lines)


def _proposed(one: Opened, kind: str | None) -> list[Damage]:
    """The damage with a proposal, of one kind or of all but doubtful hyphens; refuses where there is none."""
    meant = [each for each in one.open_damage if each.kind == kind or (kind is None and each.kind != HYPHEN)]
    found = [each for each in meant if each.proposal is not None]
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

"""`apostille annotate`: a passage, a paragraph or a whole statement marked."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence

from sqlalchemy.orm import Session

from apostille import annotations, codebook, statements
from apostille.anchoring.locate import occurrences
from apostille.cli.adder import Adder
from apostille.cli.call import Answer, Call
from apostille.cli.mending import span_of
from apostille.cli.rows import annotation
from apostille.cli.tag import near_said
from apostille.exporting.cite import Places
from apostille.reading.reading import Block, Reading
from apostille.reading.span import Span
from apostille.refusal import Refusal, WrongUse
from apostille.statements import Opened

AROUND = 20


def add(commands: Adder) -> None:
    """Adds ``annotate``."""
    made = commands.add(
        "annotate", annotate, "Mark a passage, a paragraph or a whole statement.",
        'apostille annotate 1 --paragraph annex:5 --tag "Cooperation/Partnership network" --note "Compare no. 3."',
    )  # fmt: skip
    made.add_argument("statement", metavar="STATEMENT")
    where = made.add_mutually_exclusive_group(required=True)
    where.add_argument("--quote", metavar="TEXT", help="the words, exact but for white space; they must stand once")
    where.add_argument("--span", metavar="START:END", help="code points from 0, half open")
    where.add_argument("--paragraph", metavar="[PART:]N", help="the printed number, else the counted one")
    where.add_argument("--whole", action="store_true", help="the whole statement")
    made.add_argument("--tag", action="append", default=[], metavar="PATH", help="may be given more than once")
    made.add_argument("--create-tags", action="store_true", help="add tags that are not there")
    made.add_argument("--note", metavar="MARKDOWN")
    made.add_argument("--translation", metavar="TEXT", help="your own, unofficial")


def annotate(call: Call) -> Answer:
    """Marks what the words say."""
    words: argparse.Namespace = call.words
    for path in words.tag:
        codebook.split_path(path)
    with call.writing() as library:
        with library.read() as session:
            one = statements.opened(session, statements.resolve(session, words.statement))
            span = None if words.whole else _where(words, one)
            near = _near(session, words.tag) if words.create_tags else {}
        with library.step("Annotate") as session:
            tags = [_tag(session, path, create=words.create_tags) for path in words.tag]
            key = annotations.mark(session, one.id, span, tags=tags, note=words.note, translation=words.translation)
        with library.read() as session:
            row = annotation(session, key)
    said = [sentence for path, paths in near.items() for sentence in near_said(path, paths)]
    return Answer(row, [f"Annotation {key}: {row['citation']}"], said=said)


def _near(session: Session, paths: Sequence[str]) -> dict[str, list[str]]:
    """The tags that are to be made, each with those there are that one might take for it."""
    rows = codebook.tree(session)
    there = [row.path for row in rows]
    return {path: codebook.alike(path, there) for path in paths if codebook.at(rows, path) is None}


def _tag(session: Session, path: str, *, create: bool) -> int:
    return codebook.ensure(session, path) if create else codebook.find(session, path).id


def _where(words: argparse.Namespace, one: Opened) -> Span:
    if words.span is not None:
        return _inside(span_of(words.span), one.reading)
    if words.quote is not None:
        return _quoted(words.quote, one.reading)
    return _paragraph(words.paragraph, one.reading)


def _inside(span: Span, reading: Reading) -> Span:
    where = f"{span.start}:{span.end}"
    if not span.fits(reading.text) or not span.of(reading.text).strip():
        raise Refusal(
            f"{where} is no passage of this text of {len(reading.text)} characters. Nothing was changed.", what=where
        )
    return span


def _quoted(quote: str, reading: Reading) -> Span:
    if not quote.strip():
        raise WrongUse("--quote needs words.", what="--quote")
    found = occurrences(reading.text, quote)
    if not found:
        raise Refusal(f"“{quote}” does not stand in this text. Nothing was changed.", what=quote)
    if len(found) > 1:
        places = "; ".join(f"{span.start}:{span.end} ({_around(span, reading)})" for span in found)
        raise Refusal(
            f"“{quote}” stands in {len(found)} places: {places}. Nothing was changed. "
            "Give more of the words, or --span with one of these places.",
            what=quote,
        )
    return found[0]


def _around(span: Span, reading: Reading) -> str:
    before = reading.text[max(0, span.start - AROUND) : span.start]
    after = reading.text[span.end : span.end + AROUND]
    block = reading.block_at(span.start)
    number = f"{block.part} {block.label or block.number or 'heading'}"
    return f"{number}: …{' '.join((before + span.of(reading.text) + after).split())}…"


def _paragraph(words: str, reading: Reading) -> Span:
    part, colon, number = words.rpartition(":")
    if not _bare(number):
        raise WrongUse("--paragraph needs a number, such as 5 or annex:5.", what=words)
    names, part, number = [one.name for one in reading.parts], part.strip().lower(), number.strip()
    if colon and part not in names:
        raise Refusal(f"This statement has no part “{part}”. It has: {', '.join(names)}.", what=words)
    places = Places(reading, "en")
    found = [block for name in ([part] if colon else names) for block in _numbered(reading, name, number, places)]
    if not found:
        raise Refusal(f"There is no paragraph “{number}” there. Nothing was changed.", what=words)
    if len(found) > 1:
        there = ", ".join(
            f"{block.part}:{_bare(places.of(block.span).paragraph) or number} ({block.span.start}:{block.span.end})"
            for block in found
        )
        raise Refusal(f"There are {len(found)} paragraphs “{number}”: {there}. Name one, or use --span.", what=words)
    return found[0].span


def _numbered(reading: Reading, part: str, number: str, places: Places) -> list[Block]:
    """The paragraphs of a part with this printed number: alone ("(b)") or after those it stands under ("4 (b)").

    Where none has it, the one with this counted number; a footnote only where no paragraph has it.
    """
    wanted = _bare(number)
    blocks = [block for block in reading.blocks if block.part == part]
    printed = [block for block in blocks if block.label and _bare(block.label) == wanted]
    printed = printed or [block for block in blocks if _bare(places.of(block.span).paragraph) == wanted]
    return [block for block in printed if block.kind != "note"] or printed


def _bare(number: str) -> str:
    """A number without what surrounds it: (4), [4] and 4. are 4, 4bis is 4 bis, 4 (a) and 4a are the same."""
    words = re.sub(r"[^\w.-]+|\.(?!\w)", " ", number.lower()).strip()
    return re.sub(r"(?<=\d)(?=[^\W\d_])", " ", words)

"""`apostille annotate`: a passage, a paragraph or a whole statement marked."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from sqlalchemy.orm import Session

from apostille import annotations, codebook, statements
from apostille.anchoring.locate import occurrences
from apostille.cli.adder import Adder
from apostille.cli.call import Answer, Call
from apostille.cli.change import span_of
from apostille.cli.rows import annotation
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
        with library.step("Annotate") as session:
            tags = [_tag(session, path, create=words.create_tags) for path in words.tag]
            key = annotations.mark(session, one.id, span, tags=tags, note=words.note, translation=words.translation)
        with library.read() as session:
            row = annotation(session, key)
    return Answer(row, [f"Annotation {key}: {row['citation']}"])


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
    if colon and reading.part(part) is None:
        names = ", ".join(one.name for one in reading.parts)
        raise Refusal(f"This statement has no part “{part}”. It has: {names}.", what=words)
    blocks = [block for block in reading.blocks if not colon or block.part == part]
    found = _numbered(blocks, number.strip())
    if not found:
        raise Refusal(f"There is no paragraph “{number}” there. Nothing was changed.", what=words)
    if len(found) > 1:
        places = ", ".join(f"{block.part}:{number}" for block in found)
        raise Refusal(f"There are {len(found)} paragraphs “{number}”: {places}. Name one, or use --span.", what=words)
    return found[0].span


def _numbered(blocks: Sequence[Block], number: str) -> list[Block]:
    """The paragraphs with this printed number; where none has it, with this counted one."""
    bare = number.strip("[]().")
    printed = [block for block in blocks if block.label and block.label.strip("[]().") == bare]
    return printed or [block for block in blocks if block.label is None and str(block.number) == bare]

"""`apostille tag`: the codebook."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from sqlalchemy.orm import Session

from apostille import codebook
from apostille.cli.adder import Adder, natural
from apostille.cli.call import Answer, Call, count
from apostille.cli.rows import Row, table, tag_rows
from apostille.refusal import WrongUse


def add(commands: Adder) -> None:
    """Adds ``tag list|add|rename|move|merge|recolour|define|remove``."""
    tags = commands.group("tag", "The codebook.", 'apostille tag add "Cooperation/Partnership network"')
    tags.add("list", listed, "List the tags with their counts.", "apostille tag list")
    made = _on_tag(
        tags, "add", new, "Add a tag, and the tags above it.", 'apostille tag add "Threat framing" --colour clay'
    )
    made.add_argument("--colour", choices=codebook.COLOURS)
    _meaning(made)
    made = _on_tag(tags, "rename", rename, "Give a tag another name.", 'apostille tag rename "Threat framing" Threats')
    made.add_argument("name", metavar="NAME")
    made = _on_tag(tags, "move", move, "Put a tag under another, or at the top.", "apostille tag move Threats --top")
    where = made.add_mutually_exclusive_group(required=True)
    where.add_argument("--under", metavar="PATH")
    where.add_argument("--top", action="store_true")
    made.add_argument("--position", type=natural, metavar="N", help="the place among its brothers, from 0")
    made = _on_tag(tags, "merge", merge, "Make one tag of two; the first stays.", "apostille tag merge Threats Dangers")
    made.add_argument("gone", metavar="GONE")
    made = _on_tag(tags, "recolour", recolour, "Give a tag another colour.", "apostille tag recolour Threats moss")
    made.add_argument("colour", choices=[*codebook.COLOURS, "none"], metavar="COLOUR")
    made = _on_tag(tags, "define", define, "Say what a tag means.", 'apostille tag define Threats --use-for "danger"')
    made.add_argument("words", nargs="?", metavar="DEFINITION")
    _meaning(made, definition=False)
    _on_tag(
        tags, "remove", remove, "Remove a tag, its children and taggings; the annotations stay.",
        "apostille tag remove Threats",
    )  # fmt: skip


def _on_tag(tags: Adder, name: str, run: Callable[[Call], Answer], about: str, example: str) -> argparse.ArgumentParser:
    made = tags.add(name, run, about, example)
    made.add_argument(
        "path", metavar="PATH", help='such as "Cooperation/Partnership network"; \\/ is a slash in a name'
    )
    return made


def _meaning(made: argparse.ArgumentParser, *, definition: bool = True) -> None:
    if definition:
        made.add_argument("--definition", dest="words", metavar="WORDS")
    made.add_argument("--use-for", metavar="WORDS")
    made.add_argument("--not-for", metavar="WORDS")
    made.add_argument("--alias", action="append", metavar="NAME", help="may be given more than once")


def listed(call: Call) -> Answer:
    """All tags."""
    with call.session() as session:
        rows = tag_rows(session)
    return Answer(rows, table([(row["annotations"], row["statements"], row["path"]) for row in rows]))


def new(call: Call) -> Answer:
    """Adds a tag; one that looks much like it is said."""
    path: str = call.words.path
    codebook.split_path(path)
    with call.writing() as library:
        with library.read() as session:
            near = codebook.alike(path, [row.path for row in codebook.tree(session)])
        with library.step("Add tag") as session:
            tag = codebook.add(session, path, colour=call.words.colour)
            _define(session, tag, call.words)
        with library.read() as session:
            row = _row(session, tag)
    return Answer({**row, "near": near}, [f"Added {row['path']}."], said=near_said(path, near))


def near_said(path: str, near: Sequence[str]) -> list[str]:
    """The sentence on tags that one might take for a new one; none where there are none."""
    return [f"Much like “{path}” is: {', '.join(near)}. `apostille tag merge` makes one of two."] if near else []


def rename(call: Call) -> Answer:
    """Renames a tag; others that look much like it are said."""
    row = _done(call, "Rename tag", lambda session, tag: codebook.rename(session, tag, _name(call.words.name)))
    with call.session() as session:
        near = codebook.alike(row["path"], [each.path for each in codebook.tree(session) if each.id != row["id"]])
    return Answer({**row, "near": near}, [_line(row)], said=near_said(row["path"], near))


def _name(words: str) -> str:
    """A name as it is typed, or escaped as in a path where that means one name: ``and\\/or``."""
    try:
        names = codebook.split_path(words)
    except WrongUse:
        return words
    return names[0] if len(names) == 1 else words


def move(call: Call) -> Answer:
    """Moves a tag."""

    def put(session: Session, tag: int) -> None:
        parent = None if call.words.top else codebook.find(session, call.words.under).id
        codebook.move(session, tag, parent, call.words.position)

    return _changed(call, "Move tag", put)


def merge(call: Call) -> Answer:
    """Merges two tags."""

    def join(session: Session, tag: int) -> None:
        codebook.merge(session, tag, codebook.find(session, call.words.gone).id)

    return _changed(call, "Merge tags", join)


def recolour(call: Call) -> Answer:
    """Recolours a tag."""
    colour = "" if call.words.colour == "none" else call.words.colour
    return _changed(call, "Recolour tag", lambda session, tag: codebook.recolour(session, tag, colour))


def define(call: Call) -> Answer:
    """Defines a tag."""
    words = call.words
    if words.words is None and words.use_for is None and words.not_for is None and words.alias is None:
        raise WrongUse("Say what the tag means: DEFINITION, --use-for, --not-for or --alias.", what=words.path)
    return _changed(call, "Define tag", lambda session, tag: _define(session, tag, words))


def remove(call: Call) -> Answer:
    """Removes a tag."""
    with call.writing() as library:
        with library.read() as session:
            rows = codebook.tree(session)
            row = codebook.find(session, call.words.path)
        gone = [one for one in rows if one.id in codebook.below(rows, row.id)]
        with library.step("Remove tag") as session:
            codebook.remove(session, row.id)
    taggings = sum(one.annotations for one in gone)
    value = {"removed": [one.path for one in gone], "taggings": taggings}
    said = f"Removed {count(len(gone), 'tag')} from {count(taggings, 'annotation')}; the annotations stay."
    return Answer(value, [said])


def _define(session: Session, tag: int, words: argparse.Namespace) -> None:
    codebook.define(
        session,
        tag,
        definition=words.words,
        use_for=words.use_for,
        not_for=words.not_for,
        aliases=words.alias,
    )


def _changed(call: Call, name: str, deed: Callable[[Session, int], None]) -> Answer:
    row = _done(call, name, deed)
    return Answer(row, [_line(row)])


def _line(row: Row) -> str:
    return f"{row['path']}: {count(row['annotations'], 'annotation')}."


def _done(call: Call, name: str, deed: Callable[[Session, int], None]) -> Row:
    """The tag that the command names, after a step in which ``deed`` was done to it."""
    codebook.split_path(call.words.path)
    with call.writing() as library:
        with library.step(name) as session:
            tag = codebook.find(session, call.words.path).id
            deed(session, tag)
        with library.read() as session:
            return _row(session, tag)


def _row(session: Session, tag: int) -> Row:
    return next(row for row in tag_rows(session) if row["id"] == tag)

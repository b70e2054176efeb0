"""The words of the command line: one table of commands, each of which adds its own."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from apostille import __version__
from apostille.cli import (
    annotate,
    annotator,
    bring,
    care,
    change,
    copies,
    mending,
    past,
    report,
    reread,
    salvaging,
    show,
    tag,
    window,
)
from apostille.cli.adder import Adder, Parser
from apostille.refusal import WrongUse

ADDERS = (
    window.add,
    bring.add,
    reread.add,
    show.add,
    change.add,
    mending.add,
    annotate.add,
    tag.add,
    annotator.add,
    report.add,
    past.add,
    care.add,
    copies.add,
    salvaging.add,
)


def parsed(argv: Sequence[str]) -> argparse.Namespace:
    """The command line as a namespace with ``run``; raises ``WrongUse`` in a sentence.

    Without a command, and for files that are named without one, the command is ``open``.
    """
    return parser().parse_args(_with_command(list(argv)))


def parser() -> Parser:
    """The parser of every command."""
    shared = _shared()
    made = Parser(
        prog="apostille",
        parents=[shared],
        description="Reads diplomatic statements closely: annotations, codebook, reports. Alone: the window.",
        epilog="exit codes: 0 done · 1 refused or nothing to do · 2 wrong use · 3 system library missing · "
        "69 no screen · 75 library in use",
    )
    made.add_argument("--version", action="version", version=f"apostille {__version__}")
    commands = Adder(made.add_subparsers(metavar="COMMAND", parser_class=Parser), shared)
    for add in ADDERS:
        add(commands)
    return made


def _shared() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--library", metavar="FILE", help="the library; else APOSTILLE_LIBRARY, else your own")
    shared.add_argument("--as", dest="annotator", metavar="NAME", help="the annotator who does it")
    shared.add_argument("--json", action="store_true", help="print one JSON document")
    return shared


_VALUED = ("--library", "--as")


def _with_command(argv: list[str]) -> list[str]:
    at = 0
    while at < len(argv) and argv[at].startswith("-"):
        if argv[at] in ("-h", "--help", "--version"):
            return argv
        at += 2 if argv[at] in _VALUED else 1
    if at > len(argv):
        raise WrongUse(f"{argv[-1]} needs a value. `apostille --help` shows how.", what=argv[-1])
    first = argv[at] if at < len(argv) else ""
    names = _names()
    if first in names:
        return argv
    if first and not window.looks_like_file(first):
        raise WrongUse(f"There is no command “{first}”. There are: {', '.join(names)}.", what=first)
    return [*argv[:at], "open", *argv[at:]]


def _names() -> list[str]:
    made = argparse.ArgumentParser(add_help=False)
    commands = made.add_subparsers()
    for add in ADDERS:
        add(Adder(commands, argparse.ArgumentParser(add_help=False)))
    return list(commands.choices)

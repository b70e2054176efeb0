"""How a command gets its place on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any, NoReturn, Protocol

from apostille.cli.call import Answer, Call
from apostille.refusal import WrongUse


class Parser(argparse.ArgumentParser):
    """A parser that refuses in words instead of ending the program; options are written out."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - argparse's own
        options.setdefault("allow_abbrev", False)
        super().__init__(**options)

    def error(self, message: str) -> NoReturn:
        """Raises ``WrongUse``."""
        raise WrongUse(f"{message}. `{self.prog} --help` shows how.", what=self.prog)


def natural(words: str) -> int:
    """A number from 0 that counts things on this machine; the type of such an option."""
    if not words.isdecimal() or len(words) > 9:
        raise argparse.ArgumentTypeError(f"“{words}” is no number from 0 to 999999999")
    return int(words)


class Commands(Protocol):
    """What argparse gives to add commands to."""

    def add_parser(self, name: str, **options: Any) -> argparse.ArgumentParser: ...  # noqa: ANN401 - argparse's own


class Adder:
    """Adds commands that all take the options of every command, before or after their name."""

    def __init__(self, commands: Commands, shared: argparse.ArgumentParser) -> None:
        self._commands = commands
        self._shared = shared

    def add(self, name: str, run: Callable[[Call], Answer], about: str, example: str) -> argparse.ArgumentParser:
        """A command: what runs it, what it does in a sentence, and an example for its help."""
        made = self._commands.add_parser(
            name,
            parents=[self._shared],
            help=about,
            description=about,
            epilog=f"example:\n  {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        made.set_defaults(run=run)
        return made

    def group(self, name: str, about: str, example: str) -> Adder:
        """A command that has commands of its own, such as ``tag add``."""
        made = self.add(name, _incomplete(name), about, example)
        return Adder(made.add_subparsers(metavar="COMMAND", parser_class=Parser), self._shared)


def _incomplete(name: str) -> Callable[[Call], Answer]:
    def refuse(_call: Call) -> Answer:
        raise WrongUse(f"`apostille {name}` needs a command. `apostille {name} --help` shows them.", what=name)

    return refuse

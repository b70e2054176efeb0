"""Command lines one after the other in one process: a list of lists of words in, a list of exit codes out (JSON)."""

from __future__ import annotations

import contextlib
import io
import json
import sys

from apostille.__main__ import main


def run(lines: list[list[str]]) -> list[int]:
    """The exit codes; what was printed goes nowhere."""
    codes: list[int] = []
    for words in lines:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            codes.append(main(words))
    return codes


if __name__ == "__main__":
    print(json.dumps(run(json.load(sys.stdin))))  # noqa: T201 - the answer

"""The command line: words in, an exit code out; results on stdout, words on stderr.

Exit codes: 0 done · 1 refused, in part or whole, or nothing to do · 2 wrong use · 3 system
library missing · 69 no screen · 75 library in use · 130 stopped with Ctrl+C.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from apostille import logs, scratch
from apostille.cli.call import Answer, Call, Show
from apostille.cli.parser import parsed
from apostille.refusal import Refusal


def run(argv: Sequence[str], show: Show) -> int:
    """Runs one command line and returns its exit code; ``show`` opens the window where that is asked."""
    _prepare_streams()
    try:
        return _finish(_answer(argv, show), as_json="--json" in argv)
    except KeyboardInterrupt:
        _say(["Stopped. Nothing half-done was kept."])
        return 130


def _answer(argv: Sequence[str], show: Show) -> Answer:
    try:
        words = parsed(argv)
        return _done(words, show)
    except Refusal as refusal:
        return Answer({}, (), (refusal,))


def _done(words: argparse.Namespace, show: Show) -> Answer:
    """What the command answers; that it was called, how it ended and how long it took is logged, what with is not."""
    began = time.monotonic()
    scratch.sweep()
    try:
        answer: Answer = words.run(Call(words, show))
    except BaseException as error:  # told of and raised again
        logs.note("command", did=words.run, ended=type(error), ms=_ms(began))
        raise
    logs.note("command", did=words.run, code=_code(answer), refused=len(answer.refused), ms=_ms(began))
    return answer


def _ms(began: float) -> int:
    return round((time.monotonic() - began) * 1000)


def _code(answer: Answer) -> int:
    return answer.code or max((refusal.exit_code for refusal in answer.refused), default=0)


def _finish(answer: Answer, *, as_json: bool) -> int:
    code = _code(answer)
    try:
        _print(answer, as_json=as_json)
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            _say([f"What was asked is done, but the answer could not be written: {error.strerror}."])
        # Nothing more can be said there, nor by the interpreter when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return code or 1
    return code


def _prepare_streams() -> None:
    """Results are UTF-8 for whoever reads them; a file name that is no text is written with ``\\udc…``, as JSON may."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _open_closed_streams() -> None:
    """A stream that the caller closed is None in Python, and its number would be given to the next file opened."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open as long as the program


def _print(answer: Answer, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_document(answer), ensure_ascii=False, indent=1))  # noqa: T201 - the result
    else:
        for line in answer.lines:
            print(line)  # noqa: T201 - the result
    sys.stdout.flush()
    _say([*answer.said, *(refusal.why for refusal in answer.refused)])


def _document(answer: Answer) -> object:
    if not answer.refused:
        return answer.value
    refused = {"refused": [{"what": refusal.what, "why": refusal.why} for refusal in answer.refused]}
    if isinstance(answer.value, Mapping):
        return {**answer.value, **refused}
    return [*answer.value, refused] if answer.value else refused


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(f"apostille: {line}", file=sys.stderr)  # noqa: T201 - words for the one who called

"""The tasks themselves, by name."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from setup_tasks import audit, demo, environment, qt
from setup_tasks.said import CHECKOUT, Stop, run, say
from setup_tasks.said import environment as environ

_DEPS = "--with-deps"
_HELP = """usage: python3 tasks.py TASK [--with-deps] [WORDS …]

  run     open the window; further words go to the program
  test    the whole suite, the window included; further words go to pytest
  demo    import, annotate and report on the command line: no Qt, no root
  check   ruff, pyright and the rules of the rooms
  bench   the figures, each beside its limit; further words go to the benchmarks (--keep: into docs/figures.md)
  soak    work with real faults injected, for the better part of an hour: killed, power gone, disk full …
  build   a wheel in dist/
  lock    write requirements/ anew from pyproject.toml; further words go to uv
  licences  write docs/third-party.md anew from the lock; refuses a licence that is on no list
  audit   ask OSV whether a weakness is known of a package in the lock; says so where it cannot be asked

--with-deps installs the system libraries that Qt lacks, as root or with sudo, and does nothing
where nothing is missing or none is needed. Words after -- are never taken for its own.

exit codes: 0 done · 1 tests or checks failed · 2 wrong use or wrong Python · 3 system libraries
missing · 4 packages or network not reachable · 69 no screen
"""


class Asked(NamedTuple):
    """What was asked: whether to install system libraries, and the words for the program that is started."""

    with_deps: bool
    more: list[str]


def main(words: Sequence[str]) -> int:
    """Do one task; return the exit code."""
    if not words or words[0] in {"-h", "--help", "help"}:
        print(_HELP, end="")
        return 0 if words else 2
    task = _TASKS.get(words[0])
    try:
        if task is None:
            raise Stop(2, f"There is no task {words[0]}. These are: {', '.join(_TASKS)}.")
        return task(_asked(words))
    except Stop as stop:
        say(stop.why)
        return stop.code
    except KeyboardInterrupt:
        return 130


def _asked(words: Sequence[str]) -> Asked:
    """The words of one task; refuses what it does not take."""
    task, *rest = words
    cut = rest.index("--") if "--" in rest else len(rest)
    more = [word for word in rest[:cut] if word != _DEPS] + rest[cut + 1 :]
    if more and task in {"demo", "check", "licences", "audit"}:
        raise Stop(2, f"The task {task} does not take: {' '.join(more)}. See python3 tasks.py --help.")
    return Asked(_DEPS in rest[:cut], more)


def _run(asked: Asked) -> int:
    python = environment.ready("app")
    qt.ready(qt.system.screen_here(), install=asked.with_deps)
    return run([python, "-m", "apostille", *asked.more])


def _test(asked: Asked) -> int:
    python = environment.ready("dev")
    qt.ready("none", install=asked.with_deps)
    chosen = any(word.startswith(("-n", "--numprocesses", "--pdb")) for word in asked.more)
    spread = [] if chosen or (os.cpu_count() or 1) < 2 else ["-n", "2"]
    return 1 if run([python, "-m", "pytest", *spread, *asked.more]) else 0


def _demo(_: Asked) -> int:
    return demo.show(environment.ready("core"), CHECKOUT / "build" / "demo")


def _check(_: Asked) -> int:
    """Every check is made, also after one has failed."""
    python = environment.ready("check")
    checks: tuple[list[str | Path], ...] = (
        [python, "-m", "ruff", "check"],
        [python, "-m", "ruff", "format", "--check"],
        [python, "-m", "pyright"],
        [python, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"],
    )
    return 1 if sum([run(check, shown=True) != 0 for check in checks]) else 0


def _bench(asked: Asked) -> int:
    return _figures("benchmarks", asked)


def _soak(asked: Asked) -> int:
    return _figures("soaks", asked)


def _figures(package: str, asked: Asked) -> int:
    python = environment.ready("dev")
    qt.ready("none", install=asked.with_deps)
    paths = os.pathsep.join(str(CHECKOUT / name) for name in ("app", "."))
    return run([python, "-m", package, *asked.more], environ(PYTHONPATH=paths, QT_QPA_PLATFORM="offscreen"))


def _build(asked: Asked) -> int:
    python = environment.ready("dev")
    return run([python, "-m", "hatchling", "build", "--target", "wheel", "--directory", "dist", *asked.more])


def _lock(asked: Asked) -> int:
    """The largest set is resolved; the smaller ones follow it, so that they never disagree."""
    environment.ready("check")
    folder = CHECKOUT / "requirements"
    no_qt = ["--no-emit-package", "pyside6-essentials", "--no-emit-package", "shiboken6"]
    follow = ["--constraint", "requirements/check.txt"]
    recipes = {
        "check": ["--group", "test", "--group", "check", *asked.more],
        "dev": ["--group", "test", *follow],
        "app": follow,
        "core": [*follow, *no_qt],
    }
    for name, recipe in recipes.items():
        if _compile(recipe, folder / f"{name}.txt"):
            raise Stop(4, f"requirements/{name}.txt was not written; uv says why above.")
    return 0


def _licences(_: Asked) -> int:
    python = environment.ready("app")
    paths = os.pathsep.join(str(CHECKOUT / name) for name in ("app", "."))
    return run([python, "-m", "setup_tasks.licences"], environ(PYTHONPATH=paths))


def _audit(_: Asked) -> int:
    return audit.look("check", audit.over_the_network)


def _compile(recipe: list[str], file: Path) -> int:
    """One file of requirements, for every system and Python 3.11 and newer, each package with its hashes."""
    uv = shutil.which("uv", path=str(environment.PYTHON.parent)) or "uv"
    how = ["--universal", "--generate-hashes", "--python-version", "3.11", "--quiet"]
    note = ["--custom-compile-command", "python3 tasks.py lock"]
    return run([uv, "pip", "compile", "pyproject.toml", *how, *note, *recipe, "--output-file", file])


_TASKS: dict[str, Callable[[Asked], int]] = {
    "run": _run,
    "test": _test,
    "demo": _demo,
    "check": _check,
    "bench": _bench,
    "soak": _soak,
    "build": _build,
    "lock": _lock,
    "licences": _licences,
    "audit": _audit,
}

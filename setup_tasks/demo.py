"""The main job on the command line: the statement that ships is imported, annotated and reported on."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
from pathlib import Path

from setup_tasks.said import CHECKOUT, Stop, environment, say

_STATEMENT = "texts/note-verbale-2004.fr.txt"
_ANNOTATIONS = (
    [
        "--quote",
        "danger de la prolifération des armes de destruction massive, de leurs vecteurs et des matières connexes",
        "--tag",
        "Threats/Proliferation",
    ],
    [
        "--quote",
        "réseau actif de partenariat",
        "--tag",
        "Cooperation/Partnership network",
        "--note",
        "The Initiative calls itself a network, **not** an organisation.",
        "--translation",
        "an active network of partnership",
    ],
    ["--paragraph", "annex:8", "--tag", "Legal basis/Resolution 1540"],
    ["--whole", "--tag", "Sources/Chair's statement"],
)
_REPORTS = ("report.md", "report.html", "report.docx", "report.csv")


def show(python: Path, folder: Path) -> int:
    """Do it in ``folder``, made anew; print every command as one would type it, then where the reports lie."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    library, home = folder / "demo.apostille", folder / "home"
    _apostille(python, home, ["new", str(library)])
    found = _apostille(python, home, ["import", _STATEMENT, "--json"], library)
    statement = str(json.loads(found)[0]["id"])
    for words in _ANNOTATIONS:
        _apostille(python, home, ["annotate", statement, *words, "--create-tags"], library)
    for name in _REPORTS:
        _apostille(python, home, ["report", "--to", str(folder / name)], library)
    for name in _REPORTS:
        print(folder / name)
    return 0


def _apostille(python: Path, home: Path, words: list[str], library: Path | None = None) -> str:
    """One command of the program and what it printed; Stop with its exit code where it refuses."""
    words = [*words, "--library", str(library)] if library else words
    say("$ apostille " + shlex.join(words))
    own = environment(APOSTILLE_HOME=str(home))  # backups of a demo are nobody's
    done = subprocess.run(
        [python, "-m", "apostille", *words], cwd=CHECKOUT, env=own, stdout=subprocess.PIPE, check=False
    )
    if done.returncode:
        raise Stop(done.returncode, "The demo ends here, because the command above did.")
    return done.stdout.decode("utf-8")

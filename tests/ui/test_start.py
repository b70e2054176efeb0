"""The window is painted with its list first; what it needs to be worked in comes after, and nothing moves then."""

from __future__ import annotations

import gc
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from apostille.ui import launch
from apostille.ui.program import Program
from apostille.ui.statements.lines import Lines
from apostille.ui.window import Window

APP = Path(__file__).resolve().parents[2] / "app"

BEFORE_THE_PAINT = """
apostille apostille.annotators apostille.paths apostille.refusal apostille.system
apostille.reading apostille.reading.fold apostille.reading.span
apostille.statements apostille.statements.listing
apostille.store apostille.store.connections apostille.store.examining apostille.store.faults apostille.store.founding
apostille.store.history apostille.store.identity apostille.store.index apostille.store.journal apostille.store.keeping
apostille.store.laws apostille.store.library apostille.store.lock apostille.store.places apostille.store.reaching
apostille.store.sealing apostille.store.sessions
apostille.store.schema apostille.store.schema.base apostille.store.schema.file apostille.store.schema.kept
apostille.store.schema.texts apostille.store.schema.work
apostille.logs apostille.private
apostille.ui apostille.ui.boxes apostille.ui.desk apostille.ui.ending apostille.ui.keeping apostille.ui.launch
apostille.ui.panes apostille.ui.program
apostille.ui.righttabs apostille.ui.runs apostille.ui.screen apostille.ui.settings apostille.ui.single
apostille.ui.spoken apostille.ui.statusline
apostille.ui.style apostille.ui.topbar apostille.ui.watch
apostille.ui.window apostille.ui.words
apostille.ui.kit apostille.ui.kit.colour apostille.ui.kit.icons apostille.ui.kit.theme apostille.ui.kit.tokens
apostille.ui.statements apostille.ui.statements.delegate apostille.ui.statements.lines
apostille.ui.statements.model apostille.ui.statements.pane apostille.ui.statements.rows apostille.ui.statements.shelf
apostille.exporting apostille.exporting.states apostille.exporting.words apostille.reading.names
apostille.reading.gazetteer
"""
"""What the frame of the window and its list are made of, and the names of States that its rows may show.

Each further module is paid for at each start.
"""

STRANGERS = {"PySide6", "shiboken6", "shibokensupport", "signature_bootstrap", "sqlalchemy", "typing_extensions",
             "greenlet", "cython_runtime"}  # fmt: skip

SCREEN = {"name": "one", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96,
          "dpr": 1}  # fmt: skip
"""Wide enough for the list to be beside the text."""

PAINTED = """
import sys
before = frozenset(sys.modules)  # what Python loads by itself differs: Debian's has a sitecustomize
import os
from pathlib import Path
from apostille.ui import launch
launch.load()
from PySide6.QtCore import QTimer
from apostille.ui import window
from apostille.ui.statements import delegate
rows = []
paint = delegate.StatementDelegate.paint
def painted_row(self, *given):
    rows.append(given)
    paint(self, *given)
delegate.StatementDelegate.paint = painted_row
def painted():
    print(len(rows), *(name for name in sys.modules if name not in before), flush=True)
    os._exit(0)
made = window.Window.__init__
def __init__(self, *given):
    made(self, *given)
    self.painted.connect(lambda: QTimer.singleShot(0, painted))
window.Window.__init__ = __init__
launch.main([], Path(sys.argv[1]))
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A library with the statement that ships with the program."""
    library, _first = launch.opened(None)
    library.close()
    return library.path


@pytest.fixture
def program(qtbot: QtBot) -> Iterator[Program]:
    """The program, not yet with a window; garbage is looked for as before, whatever it did."""
    made = Program()
    yield made
    made.close()
    QApplication.processEvents()
    gc.unfreeze()
    gc.enable()


def places(window: Window) -> dict[str, QRect]:
    """Where in the window stands what is painted first."""
    first = {"top": window.top, "list": window.statements.list, "middle": window.middle, "tabs": window.tabs.bar,
             "status": window.status, "stack": window.tabs.stack}  # fmt: skip
    return {name: QRect(one.mapTo(window, one.rect().topLeft()), one.size()) for name, one in first.items()}


def test_the_first_paint_shows_the_list_and_only_what_that_takes_is_loaded_before_it(own: Path, tmp_path: Path) -> None:
    (tmp_path / "screens.json").write_text(json.dumps({"screens": [SCREEN]}), "utf-8")
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen:configfile=screens.json", "PYTHONPATH": str(APP)}
    rows, *told = subprocess.run(
        [sys.executable, "-c", PAINTED, str(own)],
        cwd=tmp_path,
        env=around,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout.split()
    assert int(rows) == 1
    ours = {name for name in told if name.split(".")[0] == "apostille"}
    assert ours <= set(BEFORE_THE_PAINT.split()), "load it later, or say why it is needed"
    installed = {name.split(".")[0] for name in told if not name.startswith("_")} - sys.stdlib_module_names
    assert installed - {"apostille"} <= STRANGERS


def test_the_list_is_painted_first_and_nothing_moves_when_the_rest_comes(
    qtbot: QtBot, program: Program, own: Path
) -> None:
    assert program.open(own)
    window = program.window
    assert window is not None
    with qtbot.waitSignal(window.painted):
        pass
    assert program.set is None
    assert window.statements.ids()
    before = places(window)
    qtbot.waitUntil(lambda: program.set is not None)
    QApplication.processEvents()
    assert window.furnished
    assert window.reader.isVisible()
    after = places(window)
    before["list"].setBottom(after["list"].bottom())  # what the facets need becomes known with their values
    assert after == before


def test_once_furnished_the_last_statement_is_open_and_garbage_is_looked_for(
    qtbot: QtBot, program: Program, own: Path
) -> None:
    gc.disable()
    assert program.open(own)
    qtbot.waitUntil(lambda: program.set is not None)
    assert program.set is not None
    assert program.set.hands.desk.statement == program.set.last_statement() != 0
    assert gc.isenabled()


def test_what_turned_in_the_file_since_it_was_closed_is_said(qtbot: QtBot, program: Program, own: Path) -> None:
    with closing(sqlite3.connect(own, isolation_level=None)) as raw:
        raw.execute("UPDATE annotation SET note = 'Nobt' WHERE id = 1")
    assert program.open(own)
    qtbot.waitUntil(lambda: program.set is not None)
    assert program.window is not None
    words = program.window.findChild(QLabel, "noticeWords")
    assert words is not None
    qtbot.waitUntil(lambda: words.text().startswith("Something in this library is not as it was when it was closed."))


def test_a_window_closed_before_it_is_furnished_closes_its_library(program: Program, own: Path) -> None:
    assert program.open(own)
    program.close()
    library, _first = launch.opened(own)
    library.close()


def test_a_window_that_is_never_painted_is_furnished_all_the_same(qtbot: QtBot, program: Program, own: Path) -> None:
    assert program.open(own)
    assert program.window is not None
    program.window.hide()
    qtbot.waitUntil(lambda: program.set is not None)


@pytest.mark.parametrize("words", ["", "A word", "Déclaration " * 9, "中" * 60, "بيان " * 12, "Fjord " * 6])
@pytest.mark.parametrize("width", [80, 150, 230, 400])
def test_lines_are_counted_as_they_are_painted(qtbot: QtBot, words: str, width: int) -> None:
    lines = Lines(QApplication.font())
    for length in range(0, len(words) + 1, 3):
        assert lines.count(words[:length], width) == len(lines.of(words[:length], width))

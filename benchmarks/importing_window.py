"""How long the window stands still while files come in: read and shown, brought in, taken back, given up.

``python -m benchmarks.importing_window [NUMBER]``: so many statements of 13,000 bytes, 2,000 where none is said, in the
real window and the real import view, on a screen that nobody sees. A probe asks the event loop for its turn every
millisecond; the longest that it was kept waiting is the worst frame. The reference is the window with nothing to do,
and beside each stands how much of the wait the window's own thread was at work: the rest others had the processors.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import figure
from benchmarks.importing import written

if TYPE_CHECKING:
    from apostille.ui.importing.dialog import ImportDialog
    from apostille.ui.setting import Setting

WORST_MS = 50
_IDLE, _SETTLING, _PATIENCE = 3.0, 0.5, 900.0


def gap(name: str, act: Callable[[], object], done: Callable[[], bool], limit: float | None = WORST_MS) -> None:
    """Prints the longest wait of the event loop from ``act`` on until it is ``done`` and all is painted."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    loop, marks = QEventLoop(), [(time.perf_counter(), time.thread_time())]
    until: list[float] = []
    worst: list[tuple[float, float]] = []

    def tick() -> None:
        now, (then, worked) = (time.perf_counter(), time.thread_time()), marks[0]
        worst[:] = [max([*worst, (now[0] - then, now[1] - worked)])]
        marks[0] = (time.perf_counter(), time.thread_time())
        if not until and done():
            until.append(now[0] + _SETTLING)  # what follows in timers, and the last paint
        if now[0] > (until[0] if until else began + _PATIENCE):
            loop.quit()

    timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    began = marks[0][0]
    timer.start()
    QTimer.singleShot(0, act)
    loop.exec()
    timer.stop()
    if not until:
        raise TimeoutError(f"{name} was not done")
    figure(f"window.{name}", worst[0][0] * 1000, "ms", limit)
    figure(f"window.{name}.work", worst[0][1] * 1000, "ms of these at work itself", None)


def main(number: int) -> None:
    """Prints the figures."""
    with tempfile.TemporaryDirectory() as made:
        os.environ["APOSTILLE_HOME"] = made
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        folder = Path(made) / "statements"
        folder.mkdir()
        written(folder, number)
        _in_a_window(folder, number)


def _in_a_window(folder: Path, number: int) -> None:
    from PySide6.QtWidgets import QApplication

    from apostille.ui import launch
    from apostille.ui.kit import theme
    from apostille.ui.setting import set_up
    from apostille.ui.settings import Settings

    launch.load()
    application = QApplication([])
    theme.apply("light")
    library, first = launch.opened(None)
    shown = set_up(library, Settings())
    shown.window.resize(1440, 900)
    shown.window.show()
    shown.hands.moving.open(first)
    launch.settled()
    _measured(shown, folder, number)
    shown.close()
    application.quit()


def _measured(shown: Setting, folder: Path, number: int) -> None:
    desk, ids = shown.hands.desk, shown.window.statements.ids
    began = time.monotonic()
    gap("idle", lambda: None, lambda: time.monotonic() > began + _IDLE, None)
    _filled("opening", shown, folder / "00000.txt", 1)
    began = time.monotonic()
    view = _filled("reading", shown, folder, number)
    figure("window.import.statements", number / (time.monotonic() - began), "per second", None)
    gap("import.choosing", lambda: _choose(view, number // 2), lambda: True)
    gap("import.bringing_in", view.take.click, lambda: len(ids()) == number + 1)
    gap("import.undo", desk.undo, lambda: len(ids()) == 1)
    gap("import.redo", desk.redo, lambda: len(ids()) == number + 1)
    gap("import.undo_again", desk.undo, lambda: len(ids()) == 1)
    view = _filled("reading_again", shown, folder, number)
    gap("import.giving_up", view.close, lambda: _kept(shown) == number + 1)


def _filled(name: str, shown: Setting, path: Path, number: int) -> ImportDialog:
    """The import view with these files in it, measured while it fills."""
    from apostille.ui.bringing import Bringing

    bringing = shown.hands.errands.bringing
    assert isinstance(bringing, Bringing)

    def full() -> bool:
        view = bringing.view
        return view is not None and not view.busy and len(view.files.rows) >= number

    gap(f"import.{name}", lambda: shown.hands.errands.bring([path]), full)
    view = bringing.view
    assert view is not None
    return view


def _choose(view: ImportDialog, row: int) -> None:
    view.table.selectRow(row)


def _kept(shown: Setting) -> int:
    from apostille.store.library import driver

    with shown.hands.desk.read() as session:
        return int(driver(session).execute("SELECT count(*) FROM statement").fetchone()[0])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)

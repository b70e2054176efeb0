"""Start to first paint of the window, beside a bare window of Qt with SQLAlchemy imported."""

from __future__ import annotations

import compileall
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import figure
from benchmarks.library import build

STATEMENTS = 1_000
RUNS = 7
APP = Path(__file__).resolve().parent.parent / "app"

PAINTED = """
def painted(kind):
    '''Calls ``told`` once, after the first paint of a window of this class has reached the screen.'''
    from PySide6.QtCore import QTimer
    first = []
    paint = kind.paintEvent
    def paintEvent(self, event):
        paint(self, event)
        if not first:
            first.append(True)
            QTimer.singleShot(0, told)
    kind.paintEvent = paintEvent
rows = []
def told():
    import time
    assert rows, 'a first paint without the rows of the list is none'
    print(time.monotonic_ns(), flush=True)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    QTimer.singleShot(400, left)
def left():
    from pathlib import Path
    from PySide6.QtWidgets import QApplication
    rows = Path('/proc/self/status')
    lines = rows.read_text().splitlines() if rows.exists() else []
    print(*[line.split()[1] for line in lines if line.startswith('VmRSS')], flush=True)
    QApplication.quit()
"""
BARE = """
import sys
import sqlalchemy.orm
from PySide6.QtWidgets import QApplication, QMainWindow
class Bare(QMainWindow):
    pass
painted(Bare)
rows.append('there is no list in it')
application = QApplication(sys.argv)
window = Bare()
window.resize(1200, 800)
window.show()
application.exec()
"""
OURS = """
import sys
from pathlib import Path
from apostille.ui import launch
launch.load()
import apostille.ui.window
painted(apostille.ui.window.Window)
from apostille.ui.statements.delegate import StatementDelegate
paint = StatementDelegate.paint
def paint_row(self, *given):
    rows.append(True)
    paint(self, *given)
StatementDelegate.paint = paint_row
launch.main([], Path(sys.argv[1]))
"""


SCREEN = {
    "name": "one",
    "x": 0,
    "y": 0,
    "width": 1920,
    "height": 1080,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}
"""Wide enough for the list of statements: where room is scarce it is not shown at first, and would not be measured."""


def run(code: str, *words: object) -> tuple[float, float]:
    """One start: milliseconds to the first paint, and megabytes in memory then."""
    import time

    began = time.monotonic_ns()
    child = subprocess.run(
        [sys.executable, "-c", PAINTED + code, *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(APP)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    )
    lines = child.stdout.split()
    return (int(lines[0]) - began) / 1e6, int(lines[1]) / 1024 if len(lines) > 1 else 0.0


def main() -> None:
    """Measures and prints; the two are started in turn, so that both meet the same machine."""
    compileall.compile_dir(APP, quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = os.environ["APOSTILLE_HOME"] = folder
        screens = Path(folder) / "screens.json"
        screens.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
        path = Path(folder) / "library.apostille"
        build(path, STATEMENTS)
        run(BARE), run(OURS, path)  # files are in the disk's cache
        pairs = [(run(BARE), run(OURS, path)) for _ in range(RUNS)]
    bare = statistics.median(one[0] for one, _ in pairs)
    ours = statistics.median(one[0] for _, one in pairs)
    figure("start.bare_window", bare, "ms", None)
    figure("start.first_paint", ours, "ms", None)
    figure("start.first_paint_over_bare", ours / bare, "times", 1.5)
    figure("start.memory", statistics.median(one[1] for _, one in pairs), "MB", 150)


if __name__ == "__main__":
    main()

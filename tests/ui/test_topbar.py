"""The bar at the top: a library that can only be read says so for as long as it is open, and who writes to it."""

from __future__ import annotations

import platform

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from apostille.ui import launch
from apostille.ui.setting import Setting
from tests.store.children import start
from tests.ui.opening import window

WRITER = """
library = Library.open(path, role="window")
print("open", flush=True)
sys.stdin.read()
"""


def banner(setting: Setting) -> QLabel:
    found = setting.window.findChild(QLabel, "readingOnly")
    assert found is not None
    return found


def test_a_library_that_is_written_to_has_no_banner(shown: Setting) -> None:
    assert not banner(shown).isVisible()


def test_who_has_the_library_open_is_said_over_the_text(qtbot: QtBot) -> None:
    library, _first = launch.opened(None)
    library.close()
    child = start(
        "library = Library.open(path, role='window')\nprint('open', flush=True)\nsys.stdin.read()", library.path
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    with window(qtbot, library.path, read_only=True) as made:
        said = banner(made)
        assert said.isVisible()
        assert said.text().startswith(f"Reading only: {platform.node()} has had this library open for writing since")
        assert said.text().endswith("nothing can be changed.")
    child.communicate()


def test_where_nobody_writes_the_banner_says_only_what_can_be_done(qtbot: QtBot) -> None:
    library, _first = launch.opened(None)
    library.close()
    with window(qtbot, library.path, read_only=True) as made:
        assert banner(made).text().startswith("Reading only: everything can be read")

"""Tags are merged and removed from the pane of tags, by mouse and keys, with what hangs on them said before."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from apostille.codebook import TagRow
from apostille.ui.codebook.merging import MergeDialog
from apostille.ui.setting import Setting
from tests.ui.opening import back, drag, press, write

CONTROL = Qt.KeyboardModifier.ControlModifier


def _tag(shown: Setting, name: str) -> TagRow:
    return next(row for row in shown.hands.lectern.tags.values() if row.name == name)


def _stand_on(qtbot: QtBot, shown: Setting, name: str) -> None:
    press(qtbot, Qt.Key.Key_3, CONTROL)
    shown.window.codebook.show_tag(_tag(shown, name).id)
    shown.window.codebook.tree.setFocus()


def _choose(shown: Setting, words: str) -> None:
    """Take the entry ``words`` of the context menu; the menu itself cannot be shown without a screen."""
    next(action for action in shown.window.codebook.menu().actions() if action.text() == words).trigger()


def test_a_tag_is_merged_into_another_and_undo_parts_them_again(qtbot: QtBot, shown: Setting) -> None:
    drag(qtbot, shown, "un réseau actif de partenariat")
    press(qtbot, Qt.Key.Key_T)
    write(qtbot, "legal")
    press(qtbot, Qt.Key.Key_Return)
    current = shown.hands.desk.current
    assert current is not None
    gone, kept = _tag(shown, "Legal basis"), _tag(shown, "Participation")
    qtbot.waitUntil(lambda: shown.window.codebook.model.rows[gone.id].annotations == 1)
    _stand_on(qtbot, shown, "Legal basis")
    _choose(shown, "Merge into…")
    dialog = shown.window.findChild(MergeDialog)
    assert dialog is not None
    assert gone.path not in [dialog.list.item(row).text() for row in range(dialog.list.count())]
    qtbot.keyClicks(dialog.field, "particip")
    assert "1 annotation goes over to “Participation”." in dialog._told.text()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert gone.id not in shown.hands.lectern.tags
    assert shown.hands.lectern.annotations[current].tags == (kept.id,)
    assert "Legal basis" in _tag(shown, "Participation").aliases
    back(qtbot, shown)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert shown.hands.lectern.annotations[current].tags == (gone.id,)
    qtbot.waitUntil(lambda: shown.deck.actions["redo"].text() == "Redo merge tags")


def test_a_merge_can_be_left(qtbot: QtBot, shown: Setting) -> None:
    _stand_on(qtbot, shown, "Legal basis")
    _choose(shown, "Merge into…")
    dialog = shown.window.findChild(QDialog, "merge")
    assert dialog is not None
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert _tag(shown, "Legal basis")


def test_removing_says_what_hangs_on_a_tag_and_annotations_stay(qtbot: QtBot, shown: Setting) -> None:
    said: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.informativeText())
        qtbot.mouseClick(
            next(one for one in box.findChildren(QPushButton) if one.text() == "Remove"), Qt.MouseButton.LeftButton
        )

    number = len(shown.hands.lectern.annotations)
    _stand_on(qtbot, shown, "Participation")
    QTimer.singleShot(50, answer)
    press(qtbot, Qt.Key.Key_Delete)
    assert said == ["It is on 1 annotation, which stays without it."]
    assert all(row.name != "Participation" for row in shown.hands.lectern.tags.values())
    assert len(shown.hands.lectern.annotations) == number

"""What was removed: to be put back, or removed for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QMessageBox, QWidget

from apostille import statements
from apostille.ui.boxes import column, label, message
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.ui.desk import Desk

_ID = int(Qt.ItemDataRole.UserRole)


class BinDialog(QDialog):
    """The removed statements by the name of their file."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bin")
        self.setWindowTitle(say("Removed statements"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self.list = QListWidget()
        self.list.setObjectName("binList")
        self._told = label("", "second")
        buttons = QDialogButtonBox()
        self._back = buttons.addButton(say("Put back"), QDialogButtonBox.ButtonRole.ActionRole)
        self._empty = buttons.addButton(say("Remove for good…"), QDialogButtonBox.ButtonRole.DestructiveRole)
        buttons.addButton(say("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self._back.clicked.connect(self._put_back)
        self._empty.clicked.connect(self._remove)
        buttons.rejected.connect(self.reject)
        column(self._told, self.list, buttons, box=self, margins=(16, 16, 16, 12), spacing=8)
        self.resize(420, 360)
        desk.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        with self._desk.read() as session:
            rows = statements.binned(session)
        self.list.clear()
        for id_, _uuid, name in rows:
            item = QListWidgetItem(name)
            item.setData(_ID, id_)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._told.setText(count(len(rows), "{n} removed statement.", "{n} removed statements.") if rows else
                           say("Nothing was removed."))  # fmt: skip
        self._back.setEnabled(bool(rows) and self._desk.writable)
        self._empty.setEnabled(bool(rows) and self._desk.writable)

    def _put_back(self) -> None:
        item = self.list.currentItem()
        if self.list.currentRow() >= 0:
            with self._desk.step(say("Put statement back")) as session:
                statements.put_back(session, item.data(_ID))

    def _remove(self) -> None:
        box = message(QMessageBox.Icon.Warning, say("Remove for good"), say("Remove these statements for good?"), self)
        box.setInformativeText(
            say("They go with their annotations. What was done before can then no longer be undone.")
        )
        yes = box.addButton(say("Remove for good"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(say("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is yes:
            with self._desk.guard():
                statements.empty_bin(self._desk.library)
            self._show()

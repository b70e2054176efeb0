"""Making two tags one: which one stays is chosen from the tree, what goes over is said before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from apostille import codebook
from apostille.ui.boxes import column, label
from apostille.ui.kit import theme
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.codebook import TagRow
    from apostille.ui.desk import Desk

_ID = int(Qt.ItemDataRole.UserRole)
_UP_AND_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class MergeDialog(QDialog):
    """Asks into which tag ``gone`` is merged; Merge takes the step."""

    def __init__(self, desk: Desk, gone: TagRow, rows: Sequence[TagRow], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("merge")
        self.setWindowTitle(say("Merge tags"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._gone = desk, gone
        below = codebook.below(rows, gone.id)
        self._others = [row for row in rows if row.id not in below]
        self.field = QLineEdit(placeholderText=say("Into which tag"))
        self.field.setObjectName("mergeField")
        self.field.setAccessibleName(say("Into which tag"))
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("mergeList")
        self.list.setAccessibleName(say("Tags"))
        self._told = label("", "second")
        buttons = QDialogButtonBox()
        self.merge = buttons.addButton(say("Merge"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.merge.setObjectName("mergeButton")
        buttons.addButton(say("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        head = label(say("Merge “{tag}” into another tag", tag=gone.path))
        column(head, self.field, self.list, self._told, buttons, box=self, margins=(16, 16, 16, 12), spacing=8)
        self.resize(420, 420)
        self.field.textChanged.connect(self._show)
        self.list.currentItemChanged.connect(self._tell)
        self.list.itemActivated.connect(self.accept)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, arrows go through the list."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _UP_AND_DOWN:
            self.list.event(event)
            return True
        return False

    def accept(self) -> None:
        """Merge, and say so with a way back."""
        kept = self._chosen()
        if kept is None:
            return
        with self._desk.step(say("Merge tags")) as session:
            codebook.merge(session, kept.id, self._gone.id)
        super().accept()
        self._desk.say(say("“{tag}” is part of “{kept}” now.", tag=self._gone.path, kept=kept.path), say("Undo"),
                       self._desk.undo)  # fmt: skip

    def _chosen(self) -> TagRow | None:
        item = self.list.currentItem()
        id_ = item.data(_ID) if self.list.currentRow() >= 0 else None
        return next((row for row in self._others if row.id == id_), None)

    def _show(self) -> None:
        self.list.clear()
        for match in codebook.near(self._others, self.field.text(), ()):
            item = QListWidgetItem(theme.swatch(match.row.colour), match.row.path.replace("/", " ▸ "))
            item.setData(_ID, match.row.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._tell()

    def _tell(self) -> None:
        kept = self._chosen()
        self.merge.setEnabled(kept is not None)
        if kept is None:
            self._told.setText(say("No tag fits. Try fewer letters."))
            return
        moved = count(self._gone.annotations, "{n} annotation goes over to “{kept}”.",
                      "{n} annotations go over to “{kept}”.", kept=kept.path)  # fmt: skip
        self._told.setText(f"{moved} " + say("“{name}” becomes another name of it.", name=self._gone.name))

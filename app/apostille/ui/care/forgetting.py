"""History forgotten when the analyst asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from apostille.store.forgetting import forget_history
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.ui.desk import Desk


def ask(desk: Desk, parent: QWidget) -> None:
    """Say what it means, and forget where that is wanted."""
    box = QMessageBox(QMessageBox.Icon.Warning, say("Forget history"), say("Forget what was done before?"),
                      parent=parent)  # fmt: skip
    box.setObjectName("forget")
    box.setInformativeText(
        say("Notes, annotations and statements that you deleted or changed are taken out of the file and cannot be "
            "brought back. Who did what and when can still be read.")
    )  # fmt: skip
    also = QCheckBox(say("Remove the backups made so far as well: they hold it too"))
    box.setCheckBox(also)
    yes = box.addButton(say("Forget"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(say("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    if box.clickedButton() is yes:
        with desk.guard():
            desk.say(_said(forget_history(desk.library, backups=also.isChecked()), backups=also.isChecked()))


def _said(gone: int, *, backups: bool) -> str:
    if gone:
        return count(gone, "What was deleted is gone from the file and from {n} backup.",
                     "What was deleted is gone from the file and from {n} backups.")  # fmt: skip
    if backups:
        return say("What was deleted is gone from the file.")
    return say("What was deleted is gone from the file. Backups made before still hold it.")

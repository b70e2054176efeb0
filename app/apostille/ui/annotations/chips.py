"""The tags of one annotation as chips, each with a way to take it off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from apostille.ui.boxes import emptied, told
from apostille.ui.flow import Flow
from apostille.ui.kit import theme
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.codebook import TagRow

_SQUARE = 10


class Chips(QWidget):
    """Tags on as many lines as they need."""

    taken_off = Signal(int)
    add_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow(self)
        self._shown: tuple[TagRow, ...] | None = None

    def show_tags(self, tags: Sequence[TagRow], *, editable: bool) -> None:
        """Show ``tags`` in their order; a click takes one off where they are ``editable``."""
        if self._shown == (*tags,):
            return
        self._shown = (*tags,)
        emptied(self._flow)
        for tag in tags:
            self._flow.addWidget(self._chip(tag, editable=editable))
        if editable:
            more = QToolButton(self)
            more.setText(say("+ Tag"))
            more.setToolTip(say("Put on a tag"))
            more.setProperty("role", "chip")
            more.clicked.connect(self.add_asked)
            self._flow.addWidget(more)

    def _chip(self, tag: TagRow, *, editable: bool) -> QToolButton:
        chip = QToolButton(self)
        chip.setText(f"{tag.name}  ×" if editable else tag.name)
        chip.setProperty("role", "chip")
        chip.setToolTip(told(say("Take off “{tag}”", tag=tag.path) if editable else tag.path))
        chip.setAccessibleName(chip.toolTip())
        if tag.colour:
            chip.setProperty("swatch", True)
            chip.setIcon(theme.swatch(tag.colour, _SQUARE))
            chip.setIconSize(QSize(_SQUARE, _SQUARE))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setEnabled(editable)
        chip.clicked.connect(lambda: self.taken_off.emit(tag.id))
        return chip

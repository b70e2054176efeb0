"""The note on an annotation: Markdown with a few buttons; kept as a draft while typed, as a step when left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import QToolButton, QWidget

from apostille import annotations
from apostille.ui.boxes import column, label, row, timer
from apostille.ui.field import Words
from apostille.ui.kit import icons
from apostille.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from apostille.annotations import AnnotationRow
    from apostille.ui.desk import Desk

IDLE_MS = 2000
"""How long nothing is typed before the draft is kept."""


class NoteEditor(QWidget):
    """Note and unofficial translation of one annotation."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("noteEditor")
        self._desk = desk
        self._row: AnnotationRow | None = None
        self._untaken: dict[tuple[int, str], str] = {}
        """What was typed and could not be written, by annotation and field."""
        self._icons: dict[QToolButton, str] = {}
        self.note = Words(say("Note"), "note", lines=5)
        self.translation = Words(say("Unofficial translation"), "translation", lines=2)
        self._buttons = row(*self._tools(), None, spacing=2)
        column(
            row(label(say("Note"), "second"), None, self._buttons), self.note,
            label(say("Unofficial translation"), "second"), self.translation,
            box=self, spacing=4,
        )  # fmt: skip
        self._idle = timer(self, IDLE_MS, self._keep_draft)
        self.note.textChanged.connect(self._idle.start)
        self.note.left.connect(self.commit)
        self.translation.left.connect(self.commit)
        for words in (self.note, self.translation):
            words.setReadOnly(not desk.writable)

    def show_annotation(self, found: AnnotationRow | None) -> None:
        """Show ``found``; what was typed for another is kept first, what is typed for this one stays."""
        other = self._row is None or found is None or found.id != self._row.id
        if other:
            self.commit()
        self._row = found
        self.setEnabled(found is not None)
        self.note.keep(found.note if found else "", force=other)
        self.translation.keep(found.translation if found else "", force=other)
        if other and found is not None:
            self._take_up(found)
        self._idle.stop()

    def commit(self) -> None:
        """Keep what was typed as a step; nothing where nothing changed."""
        self._idle.stop()
        found = self._row
        if found is None or not self._desk.writable:
            return
        if self.note.changed():
            self._write(self.note, found.id, say("Write note"), annotations.write_note)
        if self.translation.changed():
            self._write(self.translation, found.id, say("Translate passage"), annotations.translate)

    def paint_icons(self) -> None:
        """Draw the icons in the colours of the theme."""
        for button, icon in self._icons.items():
            button.setIcon(icons.icon(icon))

    def _write(self, words: Words, annotation: int, name: str, write: Callable[[Session, int, str], object]) -> None:
        """Keep what was typed; where the disk does not take it, it stays in the field, and is tried again."""
        typed = self._untaken[annotation, words.objectName()] = words.toPlainText()
        with self._desk.guard():
            with self._desk.library.step(name) as session:
                write(session, annotation, typed)
            words.take()
            del self._untaken[annotation, words.objectName()]

    def _take_up(self, found: AnnotationRow) -> None:
        """Words that were being typed when the window went are there again, to be kept or changed."""
        with self._desk.read() as session:
            kept = annotations.drafted(session, found.id)
        if kept is not None and kept != found.note:
            self.note.setPlainText(kept)
        for words in (self.note, self.translation):
            typed = self._untaken.get((found.id, words.objectName()))
            if typed is not None:
                words.setPlainText(typed)

    def _keep_draft(self) -> None:
        if self._desk.library.busy:
            self._idle.start()  # a long step paints meanwhile, and timers go on
        elif self._row is not None and self.note.changed() and self._desk.writable:
            with self._desk.guard(), self._desk.library.staging() as session:
                annotations.draft(session, self._row.id, self.note.toPlainText())

    def _tools(self) -> list[QToolButton]:
        return [
            self._tool("bold", say("Bold"), "Ctrl+B", lambda: self._around("**")),
            self._tool("italic", say("Italics"), "Ctrl+I", lambda: self._around("*")),
            self._tool("list", say("List"), "Ctrl+L", self._listed),
            self._tool("link", say("Link"), "Ctrl+Shift+L", self._linked),
        ]

    def _tool(self, icon: str, words: str, keys: str, do: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(f"{words} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})")
        self._icons[button] = icon
        button.setAccessibleName(words)
        button.setProperty("role", "flat")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(do)
        self.note.claim(keys, do)
        return button

    def _around(self, mark: str) -> None:
        """Put ``mark`` at both ends of what is selected, or take it off where it stands."""
        cursor = self.note.textCursor()
        words = cursor.selectedText()
        marked = words.startswith(mark) and words.endswith(mark) and len(words) > 2 * len(mark)
        cursor.insertText(words[len(mark) : -len(mark)] if marked else f"{mark}{words}{mark}")
        if not words:
            cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(mark))
            self.note.setTextCursor(cursor)

    def _listed(self) -> None:
        """Make every selected line an item of a list."""
        cursor = self.note.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        document = self.note.document()
        cursor.beginEditBlock()
        for number in range(document.findBlock(first).blockNumber(), document.findBlock(last).blockNumber() + 1):
            block = document.findBlockByNumber(number)
            if not block.text().startswith("- "):
                QTextCursor(block).insertText("- ")
        cursor.endEditBlock()

    def _linked(self) -> None:
        """Make what is selected the words of a link, and let the address be typed."""
        cursor = self.note.textCursor()
        cursor.insertText(f"[{cursor.selectedText()}]()")
        cursor.movePosition(QTextCursor.MoveOperation.Left)
        self.note.setTextCursor(cursor)

"""What opens at the passage: the tag palette, the note, the repair, the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from apostille import annotations
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.reading.span import Span
    from apostille.ui.actions import Deck
    from apostille.ui.desk import Desk
    from apostille.ui.finder.tagpalette import TagPalette
    from apostille.ui.lectern import Lectern
    from apostille.ui.marking import Marking, Target
    from apostille.ui.reader.reader import Reader
    from apostille.ui.window import Window


class Passages:
    """Opens at the passage what a key or the bar there asks for."""

    def __init__(self, desk: Desk, lectern: Lectern, marking: Marking, reader: Reader, window: Window) -> None:
        self._desk, self._lectern, self._marking = desk, lectern, marking
        self._reader, self._window = reader, window
        self._palette: TagPalette | None = None
        self._target: Target | None = None

    def tag(self) -> None:
        """Open the tag palette at what the key acts on."""
        target = self._marking.asked()
        if target is not None:
            self._open_palette(target)

    def tag_whole(self) -> None:
        """Open the tag palette for the statement as a whole."""
        from apostille.ui.marking import Target

        row = self._lectern.at(None, self._desk.library.annotator)
        self._open_palette(Target(None, None if row is None else row.id))

    def note(self) -> None:
        """Let the note of what the key acts on be typed; a passage not marked yet is marked."""
        made = self._marking.highlight()
        if made is not None:
            self._window.write_note()

    def note_whole(self) -> None:
        """Let a note on the statement as a whole be typed."""
        row = self._lectern.at(None, self._desk.library.annotator)
        made = row.id if row is not None else None
        if made is None:
            with self._desk.step(say("Note on the whole statement")) as session:
                made = annotations.mark(session, self._desk.statement, None)
        if made is not None:
            self._desk.make_current(made)
            self._window.write_note()

    def repair(self, at: Span | None = None) -> None:
        """Open the repair of the damaged passage at ``at``, or of the next one from the caret."""
        opened = self._lectern.opened
        if opened is None or not opened.damage:
            self._desk.say(say("No damaged passage is left in this statement."))
            return
        position = at.start if at is not None else self._reader.place()
        damage = next((one for one in opened.damage if one.span.end >= position), opened.damage[0])
        self._desk.show_place(damage.span)
        from apostille.ui.details.repair import RepairDialog

        dialog = RepairDialog(self._desk, opened, damage, self._window)
        dialog.show()
        dialog.words.setFocus()

    def menu(self, deck: Deck, at: QPoint) -> None:
        """The context menu at ``at`` (on the screen): what can be done with the passage."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._reader.offer_marks(menu, at)
        for id_ in ("tag", "highlight", "note", "remove", "", "copy_cited", "", "repair"):
            if id_:
                menu.addAction(deck.actions[id_])
            else:
                menu.addSeparator()
        menu.exec(at)

    def _open_palette(self, target: Target) -> None:
        self._target = target
        palette = self._made_palette()
        rows = list(self._lectern.tags.values())
        palette.open(
            rows, self._marking.recent, self._on(), lambda size: self._window.beside_passage(self._span(), size)
        )

    def _made_palette(self) -> TagPalette:
        if self._palette is None:
            from apostille.ui.finder.tagpalette import TagPalette

            self._palette = TagPalette(self._window)
            self._palette.applied.connect(self._apply)
            self._palette.created.connect(self._create)
            self._palette.closed.connect(self._reader.setFocus)
        return self._palette

    def _apply(self, tag: int) -> None:
        if self._target is None:
            return
        self._marking.tag(self._target, tag)
        if self._palette is not None and self._palette.isVisible():
            self._target = self._marking.now(self._target)
            self._palette.now_on(self._on())

    def _create(self, path: str) -> None:
        if self._target is not None:
            self._marking.tag_new(self._target, path)

    def _on(self) -> tuple[int, ...]:
        row = self._lectern.annotations.get(self._target.annotation or 0) if self._target is not None else None
        return () if row is None else row.tags

    def _span(self) -> Span | None:
        if self._target is None:
            return None
        row = self._lectern.annotations.get(self._target.annotation or 0)
        return self._target.span or (row.span if row is not None else None)

"""About this statement: every metadata value with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from apostille import statements
from apostille.reading.draft import KEYS
from apostille.ui import spoken
from apostille.ui.boxes import caption, column, emptied, link, row
from apostille.ui.details.line import FieldLine
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.statements import FieldRow, Opened
    from apostille.ui.desk import Desk

_SHOWN_WHEN_ABSENT = ("title", "kind", "symbol", "date", "author")
_ORDER = ("title", "kind", "symbol", "date", "distribution_date", "adoption_date", "author", "speaker", "sender",
          "issuer", "addressee", "body", "event", "event_date", "place", "language", "original_language", "session",
          "agenda_item", "distribution", "job_number")  # fmt: skip


class Values(QWidget):
    """The values by key; those of a part stand under the part they speak of."""

    place_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._opened: Opened | None = None
        self._editing = False
        self._edit = link(say("Edit"), self._turn, say("Show what can be done with each value"))
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        lines = QWidget()
        lines.setLayout(self._lines)
        self._more = link(say("Add a value…"), self._add_menu)
        column(row(caption(say("About this statement")), None, self._edit), lines, row(self._more, None),
               box=self, spacing=8)  # fmt: skip

    def show_values(self, opened: Opened) -> None:
        """Show what is known of ``opened``."""
        self._opened = opened
        at = self._focused()
        emptied(self._lines)
        self._edit.setVisible(self._desk.writable)
        self._more.setVisible(self._desk.writable and self._editing)
        for key in _ORDER:
            found = [one for one in opened.fields if one.key == key]
            if key == "issuer" and not self._editing and any(one.key == "sender" for one in opened.fields):
                continue  # it stands beside who transmits
            for at, one in enumerate(found):
                self._lines.addWidget(self._line(key, one, first=at == 0))
            if not found and key in _SHOWN_WHEN_ABSENT:
                self._lines.addWidget(self._line(key, None, first=True))
        if 0 <= at < len(self._shown()):
            self._shown()[at].take_focus()

    def _shown(self) -> list[FieldLine]:
        items = (self._lines.itemAt(at) for at in range(self._lines.count()))
        return [line for item in items if item is not None and isinstance(line := item.widget(), FieldLine)]

    def _focused(self) -> int:
        """Which line has the focus, so that it stays there when the values are shown anew; -1 for none."""
        return next((at for at, line in enumerate(self._shown()) if line.isAncestorOf(self.focusWidget())), -1)

    def _line(self, key: str, found: FieldRow | None, *, first: bool) -> FieldLine:
        line = FieldLine(
            key, found, self._beside(key, found), first=first, editing=self._editing, editable=self._desk.writable
        )
        line.setObjectName(f"field_{key}")

        def give(value: str) -> None:
            self._set(key, found, value)

        line.value_given.connect(give)
        line.confirmed.connect(lambda: self._confirm(found))
        line.cleared.connect(lambda: self._clear(found))
        line.evidence_asked.connect(lambda: self._show_evidence(found))
        return line

    def _beside(self, key: str, found: FieldRow | None) -> str:
        """What is said beside a value: the part it speaks of where the others have their own, the State that sends."""
        opened = self._opened
        if found is None or opened is None:
            return ""
        if key == "kind" and any(part.name.startswith("annex") for part in opened.reading.parts):
            return say("with annex")
        if key == "sender":
            return spoken.issuer(opened.value("issuer"))
        several = len({one.part for one in opened.fields if one.key == key}) > 1
        return spoken.part(found.part) if several and found.part else ""

    def _turn(self) -> None:
        self._editing = not self._editing
        self._edit.setText(say("Done") if self._editing else say("Edit"))
        if self._opened is not None:
            self.show_values(self._opened)

    def _add_menu(self) -> None:
        menu = QMenu(self)
        there = {one.key for one in self._opened.fields} if self._opened is not None else set[str]()
        for key in KEYS:
            if key not in there and key not in _SHOWN_WHEN_ABSENT:
                menu.addAction(spoken.key(key), lambda key=key: self._add(key))
        menu.exec(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _add(self, key: str) -> None:
        line = self._line(key, None, first=True)
        self._lines.addWidget(line)
        line.edit()

    def _set(self, key: str, found: FieldRow | None, value: str) -> None:
        ordinal, part = (found.ordinal, found.part) if found is not None else (0, None)
        with self._desk.step(say("Set {key}", key=spoken.key(key).lower())) as session:
            statements.set_field(session, self._desk.statement, key, value, ordinal=ordinal, part=part)

    def _confirm(self, found: FieldRow | None) -> None:
        if found is not None:
            with self._desk.step(say("Confirm {key}", key=spoken.key(found.key).lower())) as session:
                statements.confirm_field(session, found.id)

    def _clear(self, found: FieldRow | None) -> None:
        if found is not None:
            with self._desk.step(say("Take away {key}", key=spoken.key(found.key).lower())) as session:
                statements.clear_field(session, found.id)

    def _show_evidence(self, found: FieldRow | None) -> None:
        if found is not None and found.span is not None:
            self.place_asked.emit(found.span)

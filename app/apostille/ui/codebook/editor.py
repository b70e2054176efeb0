"""What a tag means: its colour, key, definition, what to use it for and what not, its other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from apostille import codebook
from apostille.ui.boxes import column, label, row
from apostille.ui.field import Words
from apostille.ui.kit import theme
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.codebook import TagRow
    from apostille.ui.desk import Desk


class TagEditor(QWidget):
    """The chosen tag; what is typed is kept as a step when the field is left or Ctrl+Enter is pressed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("tagEditor")
        self._desk = desk
        self._row: TagRow | None = None
        self._name = label("", "title")
        self._colour = QComboBox()
        self._colour.setAccessibleName(say("Colour"))
        for colour in ("", *theme.TAG_COLOURS):
            self._colour.addItem(theme.swatch(colour), say(colour.capitalize()) if colour else say("None"), colour)
        self._key = QComboBox()
        self._key.setAccessibleName(say("Key"))
        for key in range(10):
            self._key.addItem(str(key) if key else say("No key"), key or None)
        for choice, letters in ((self._colour, 6), (self._key, 3)):  # the pane may be narrow; the list falls open wide
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(letters)
        self._definition = Words(say("Definition"), "definition", lines=3, hint=say("What the tag means"))
        self._use_for = Words(say("Use for"), "useFor", lines=2, hint=say("Words and cases it is for"))
        self._not_for = Words(say("Not for"), "notFor", lines=2, hint=say("What it is not for"))
        self._aliases = Words(say("Also known as"), "aliases", lines=2, hint=say("Other names, one a line"))
        self._lay_out()
        self._colour.activated.connect(self._recolour)
        self._key.activated.connect(self._set_key)
        for field in (self._definition, self._use_for, self._not_for, self._aliases):
            field.left.connect(self._define)
            field.setReadOnly(not desk.writable)

    def show_tag(self, found: TagRow | None) -> None:
        """Show ``found``; words being typed stay as they are."""
        other = self._row is None or found is None or self._row.id != found.id
        if other:
            self._define()
        self._row = found
        if found is None:
            return
        self._name.setText(found.path.replace("/", " ▸ "))
        self._colour.setCurrentIndex(max(0, self._colour.findData(found.colour)))
        self._key.setCurrentIndex(found.key or 0)
        kept = (found.definition, found.use_for, found.not_for, "\n".join(found.aliases))
        for field, words in zip(self._fields(), kept, strict=True):
            field.keep(words, force=other)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(4)
        names = (say("Definition"), say("Use for"), say("Not for"), say("Also known as"))
        for name, field in zip(names, self._fields(), strict=True):
            form.addRow(label(name, "second"), field)
        below = QWidget()
        below.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        column(self._name, row(label(say("Colour"), "second", wrap=False), self._colour,
                               label(say("Key"), "second", wrap=False), self._key, None), below, None,
               box=self, margins=(16, 12, 16, 16), spacing=8)  # fmt: skip

    def _fields(self) -> tuple[Words, Words, Words, Words]:
        return self._definition, self._use_for, self._not_for, self._aliases

    def _recolour(self) -> None:
        if self._row is not None:
            with self._desk.step(say("Recolour tag")) as session:
                codebook.recolour(session, self._row.id, self._colour.currentData())

    def _set_key(self) -> None:
        if self._row is not None:
            with self._desk.step(say("Give tag a key")) as session:
                codebook.set_key(session, self._row.id, self._key.currentData())

    def _define(self) -> None:
        if self._row is None or not any(field.changed() for field in self._fields()):
            return
        definition, use_for, not_for, aliases = (field.take() for field in self._fields())
        names = [line.strip() for line in aliases.split("\n") if line.strip()]
        with self._desk.step(say("Define tag")) as session:
            codebook.define(session, self._row.id, definition=definition, use_for=use_for, not_for=not_for,
                            aliases=names)  # fmt: skip

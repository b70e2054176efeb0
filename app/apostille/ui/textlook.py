"""How statements are set: typeface, size, measure, leading; each change is seen at once in the text itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QDoubleSpinBox, QFormLayout, QSpinBox, QWidget

from apostille.ui.boxes import label
from apostille.ui.reader.typography import present
from apostille.ui.setting import typography
from apostille.ui.settings import Settings
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.ui.reader.reader import Reader

SIZES, MEASURES, LEADINGS = (10.0, 40.0), (40, 100), (1.2, 2.4)
"""Pixels at 100 %; characters a line; heights of the line in sizes."""


class TextLook(QDialog):
    """Beside the text, not over it; what is chosen is kept with the settings."""

    def __init__(self, settings: Settings, reader: Reader, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("textLook")
        self.setWindowTitle(say("How the text looks"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings, self._reader = settings, reader
        self.family = QComboBox()
        self.family.setObjectName("textFamily")
        self.family.addItem(say("The first at hand ({family})", family=present()), "")
        for family in QFontDatabase.families():
            if QFontDatabase.isSmoothlyScalable(family) and not QFontDatabase.isPrivateFamily(family):
                self.family.addItem(family, family)
        self.pixels = QDoubleSpinBox(minimum=SIZES[0], maximum=SIZES[1], singleStep=0.5, decimals=1, suffix=" px")
        self.pixels.setObjectName("textSize")
        self.measure = QSpinBox(minimum=MEASURES[0], maximum=MEASURES[1])
        self.measure.setObjectName("textMeasure")
        self.leading = QDoubleSpinBox(minimum=LEADINGS[0], maximum=LEADINGS[1], singleStep=0.1, decimals=1)
        self.leading.setObjectName("textLeading")
        self._lay_out()
        self._show(settings)
        self.family.currentIndexChanged.connect(self._use)
        self.pixels.valueChanged.connect(self._use)
        self.measure.valueChanged.connect(self._use)
        self.leading.valueChanged.connect(self._use)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(20, 20, 20, 16)
        form.setSpacing(10)
        names = (say("Typeface"), say("Size"), say("Characters a line"), say("Line height"))
        for name, field in zip(names, (self.family, self.pixels, self.measure, self.leading), strict=True):
            field.setAccessibleName(name)
            form.addRow(label(name, "second", wrap=False), field)
        buttons = QDialogButtonBox()
        first = buttons.addButton(say("As at first"), QDialogButtonBox.ButtonRole.ResetRole)
        first.setObjectName("textAsAtFirst")
        buttons.addButton(say("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        first.clicked.connect(lambda: self._show(Settings()))
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)

    def _show(self, settings: Settings) -> None:
        self.family.setCurrentIndex(max(0, self.family.findData(settings.reading_font)))
        self.pixels.setValue(settings.reading_size)
        self.measure.setValue(settings.measure)
        self.leading.setValue(settings.leading)

    def _use(self) -> None:
        self._settings.reading_font = str(self.family.currentData())
        self._settings.reading_size = round(self.pixels.value(), 1)
        self._settings.measure = self.measure.value()
        self._settings.leading = round(self.leading.value(), 1)
        self._reader.set_typography(typography(self._settings))

"""What the names of files say: patterns as the analyst writes them, and what each name would give before they count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from apostille.importing import patterns
from apostille.reading.draft import KEYS
from apostille.refusal import WrongUse
from apostille.ui import spoken
from apostille.ui.boxes import column, label, row
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.importing.patterns import Pattern
    from apostille.reading.draft import Field
    from apostille.ui.settings import Settings

_MOST_SHOWN = 300
_PIECES = ("any", "issuer", "session", "year", "month", "day")


def kept(settings: Settings) -> tuple[Pattern, ...]:
    """The patterns that the analyst keeps, and the usual ones; one in the settings that is none is not used."""
    return _patterns([one for one in settings.file_patterns if not _wrong(one)], usual=settings.usual_patterns)


def says(fields: Sequence[Field]) -> str:
    """What a name says, in words: "Issuer POL · Session 59"."""
    return " · ".join(f"{spoken.key(one.key)} {spoken.value(one.key, one.value)}" for one in fields)


class Names(QDialog):
    """The patterns, one a line, over the names of the files that are shown."""

    used = Signal()
    """The settings hold other patterns now."""

    def __init__(self, settings: Settings, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("importNames")
        self.setWindowTitle(say("What the names of files say"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings, self._names = settings, names
        self.written = QPlainTextEdit("\n".join(settings.file_patterns), placeholderText="{issuer}_{session}_{year}")
        self.written.setObjectName("importPatterns")
        self.written.setAccessibleName(say("Patterns of file names, one a line"))
        self.written.setTabChangesFocus(True)
        self.written.setFixedHeight(4 * self.fontMetrics().lineSpacing() + 16)
        self.usual = QCheckBox(say("After these the usual ones, such as {pattern}", pattern=patterns.BUILT_IN[0]))
        self.usual.setObjectName("importUsual")
        self.usual.setChecked(settings.usual_patterns)
        self.wrong = label("", "error")
        self.wrong.setObjectName("importPatternWrong")
        self.fits = label("", "second")
        self.preview = _preview()
        self.use = QPushButton(say("Use for these files"))
        self.use.setObjectName("importUsePatterns")
        self.use.setProperty("role", "primary")
        self.use.setDefault(True)
        self._lay_out()
        self.written.textChanged.connect(self._show)
        self.usual.toggled.connect(self._show)
        self.use.clicked.connect(self._use)
        self._show()

    def _lay_out(self) -> None:
        how = say(
            "Write a pattern as the names are, one a line, with braces where a value stands. The first that fits a "
            "name counts; where the text says otherwise, both are told."
        )
        keys = ", ".join(f"{{{key}}}" for key in dict.fromkeys((*_PIECES, *KEYS)))
        cancel = QPushButton(say("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        column(
            label(how, "second"), self.written, label(keys, "third"), self.usual, self.wrong, self.preview,
            row(self.fits, cancel, self.use, grow=self.fits),
            box=self, margins=(20, 18, 20, 16), spacing=10, grow=self.preview,
        )  # fmt: skip
        self.resize(760, 560)

    def _own(self) -> list[str]:
        return [line.strip() for line in self.written.toPlainText().splitlines() if line.strip()]

    def _show(self) -> None:
        """Say what each name would give by what is written now."""
        wrong = next((why for why in map(_wrong, self._own()) if why), "")
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        self.use.setEnabled(not wrong)
        if wrong:
            return
        tried = _patterns(self._own(), usual=self.usual.isChecked())
        lines = list(_lines(self._names[:_MOST_SHOWN], tried))
        self.preview.clear()
        self.preview.addTopLevelItems([QTreeWidgetItem(line) for line in lines])
        fitting = sum(bool(line[1]) for line in lines)
        self.fits.setText(say("{some} of {n} names fit", some=fitting, n=len(lines)))

    def _use(self) -> None:
        self._settings.file_patterns = self._own()
        self._settings.usual_patterns = self.usual.isChecked()
        self.accept()
        self.used.emit()


def _preview() -> QTreeWidget:
    made = QTreeWidget()
    made.setObjectName("importNamesPreview")
    made.setAccessibleName(say("What each name would give"))
    made.setHeaderLabels([say("File"), say("Pattern"), say("What it says")])
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    made.setColumnWidth(0, 190)
    made.setColumnWidth(1, 180)
    return made


def _lines(names: Sequence[str], tried: tuple[Pattern, ...]) -> Iterator[list[str]]:
    for name in names:
        fitted = patterns.first_fit(name, tried)
        yield [name, fitted[0].written, says(fitted[1])] if fitted else [name, "", ""]


def _patterns(own: Sequence[str], *, usual: bool) -> tuple[Pattern, ...]:
    return patterns.patterns([*own, *([] if usual else ["none"])])


def _wrong(written: str) -> str:
    """Why this is no pattern of file names; empty where it is one."""
    if written == "none":
        return say("“none” is no pattern of file names.")
    try:
        patterns.Pattern(written)
    except WrongUse as refusal:
        return refusal.why
    return ""

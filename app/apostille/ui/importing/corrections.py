"""What the analyst knows better of the chosen file: how its bytes are to be read, its language, its first metadata."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from apostille.reading.codepages import PAGES
from apostille.ui import spoken
from apostille.ui.boxes import called, caption, column, label, link, row
from apostille.ui.importing.incoming import Incoming
from apostille.ui.words import count, say

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", *PAGES)
_LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh", "de", "pl", "pt", "it", "nl", "uk", "und")
_OF_TEXT = ("text", "markdown", "html", "table")


class Corrections(QWidget):
    """The form beside the preview; it shows one row and says what was changed."""

    encoding_chosen = Signal(str)
    language_chosen = Signal(str)
    value_given = Signal(str, str)
    """A metadata key and what it is to be; empty takes the correction back."""
    renewal_chosen = Signal(bool)
    comments_chosen = Signal(bool)
    furniture_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.encoding = _combo("importEncoding")
        self.language = _combo("importLanguage")
        self.becomes = _combo("importBecomes")
        self.kind = _combo("importKind")
        self.lines = {key: _line(key) for key in ("title", "date", "issuer", "symbol")}
        self.differing = label("", "third")
        self.differing.setObjectName("importDiffering")
        self.doubts = label("", "")
        self.doubts.setObjectName("importDoubts")
        self.all = QCheckBox(say("Also for the other files with a tick"))
        self.all.setObjectName("importAll")
        self.several = label("", "second")
        self.several.setObjectName("importSeveral")
        self.several.hide()
        self.comments = QCheckBox("")
        self.comments.setObjectName("importComments")
        self.furniture = link("", self.furniture_asked.emit)
        self.furniture.setObjectName("importFurniture")
        self._becomes_row = _named(say("Becomes"), self.becomes)
        self._encoding_row = _named(say("Encoding"), self.encoding)
        self._lay_out()
        self._listen()
        self.show_row(None)

    def _lay_out(self) -> None:
        self.warning = column(self.doubts, margins=(10, 8, 10, 8))
        self.warning.setProperty("role", "warning")
        names = {"title": say("Title"), "date": say("Date"), "issuer": say("Issuer"), "symbol": say("Symbol")}
        fields = [_named(names[key], line) for key, line in self.lines.items()]
        column(
            self.several, self.warning, self._becomes_row, caption(say("How it is read")), self._encoding_row,
            self.differing, _named(say("Language"), self.language), row(self.furniture, None),
            caption(say("What it is")),
            _named(say("Kind"), self.kind), *fields, self.comments, self.all, None,
            box=self, margins=(16, 12, 16, 12), spacing=8,
        )  # fmt: skip

    def _listen(self) -> None:
        self.encoding.activated.connect(called(lambda: self.encoding_chosen.emit(self.encoding.currentData())))
        self.language.activated.connect(called(lambda: self.language_chosen.emit(self.language.currentData())))
        self.kind.activated.connect(called(lambda: self.value_given.emit("kind", self.kind.currentData())))
        self.becomes.activated.connect(called(lambda: self.renewal_chosen.emit(bool(self.becomes.currentData()))))
        self.comments.clicked.connect(self.comments_chosen)
        for key, line in self.lines.items():
            line.editingFinished.connect(lambda key=key, line=line: self._edited(key, line))

    def _edited(self, key: str, line: QLineEdit) -> None:
        if line.isModified():
            line.setModified(False)
            self.value_given.emit(key, line.text().strip())

    def show_row(self, shown: Incoming | None, *, comments: bool = False) -> None:
        """Show what is known of a file; None where none is chosen."""
        self.setEnabled(shown is not None and shown.possible)
        self.warning.setVisible(bool(shown and shown.doubts))
        self.doubts.setText("\n".join(shown.doubts) if shown else "")
        self.differing.hide()
        self._show_reading(shown)
        for key, line in self.lines.items():
            line.setText(shown.value(key) if shown else "")
            line.setCursorPosition(0)
        self._fill(self.kind, [("", say("Not known")), *spoken.kinds()], shown.value("kind") if shown else "")
        number = len(shown.comments) if shown else 0
        self.comments.setText(count(number, "Take its comment as a note", "Take its {n} comments as notes"))
        self.comments.setVisible(number > 0)
        self.comments.setChecked(comments)

    def show_number(self, chosen: int) -> None:
        """Say for how many files a change counts, where it is more than one."""
        self.several.setText(count(chosen, "For the {n} file selected", "For the {n} files selected"))
        self.several.setVisible(chosen > 1)

    def _show_reading(self, shown: Incoming | None) -> None:
        self._encoding_row.setVisible(shown is not None and shown.format in _OF_TEXT)
        known = dict.fromkeys((shown.encoding, *shown.runners_up, *_ENCODINGS)) if shown else {}
        self._fill(self.encoding, [(name, name) for name in known if name], shown.encoding if shown else "")
        languages = dict.fromkeys((shown.language, *_LANGUAGES)) if shown else {}
        self._fill(
            self.language,
            [(code, spoken.language(code)) for code in languages if code],
            shown.language if shown else "",
        )
        left = len(shown.furniture) if shown else 0
        self.furniture.setText(count(left, "{n} line of the pages left out", "{n} lines of the pages left out"))
        self.furniture.setVisible(left > 0)
        renewable = shown is not None and shown.standing == "version"
        self._becomes_row.setVisible(renewable)
        if shown is not None and renewable:
            self._fill(
                self.becomes,
                [("yes", say("New version of {title}", title=shown.of_title)), ("", say("A statement of its own"))],
                "yes" if shown.renews else "",
            )

    def show_differences(self, pairs: Sequence[tuple[str, str]], other: str) -> None:
        """Words that would read otherwise in the next best encoding."""
        words = " · ".join(f"{mine} / {theirs}" for mine, theirs in pairs)
        self.differing.setText(say("In {encoding} instead: {words}", encoding=other, words=words))
        self.differing.setVisible(bool(pairs))

    @staticmethod
    def _fill(combo: QComboBox, choices: Iterable[tuple[str, str]], chosen: str) -> None:
        combo.clear()
        for value, words in choices:
            combo.addItem(words, value)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))


def _combo(name: str) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setMinimumContentsLength(8)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


def _line(key: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(f"import_{key}")
    return made


def _named(words: str, widget: QWidget) -> QWidget:
    name = label(words, "second", wrap=False)
    name.setFixedWidth(78)
    name.setBuddy(widget)
    widget.setAccessibleName(words)
    return row(name, widget, grow=widget)

"""What goes into a report, as the analyst chooses it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QTreeWidget, QTreeWidgetItem, QWidget

from apostille.exporting.report import Recipe, TagChoice
from apostille.ui.boxes import caption, column, label, row, timer
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.annotators import AnnotatorRow
    from apostille.codebook import TagRow

FORMATS = {".docx": "Word document", ".pdf": "PDF", ".html": "Web page", ".md": "Markdown", ".csv": "Table (CSV)"}
_SETTLED_MS = 350
_TAG = int(Qt.ItemDataRole.UserRole)


class Choices(QWidget):
    """The choices at the left; ``changed`` once nothing was chosen or typed for a moment."""

    changed = Signal()

    def __init__(
        self, tags: Sequence[TagRow], annotators: Sequence[AnnotatorRow], scopes: dict[str, tuple[int, ...]]
    ) -> None:
        super().__init__()
        self._scopes = scopes
        self._items: dict[int, QTreeWidgetItem] = {}
        self._settle = timer(self, _SETTLED_MS, self.changed.emit)
        self.title = QLineEdit()
        self.title.setPlaceholderText(say("Annotations"))
        self.title.setObjectName("reportTitle")
        self.subtitle = QLineEdit()
        self.prepared_for = QLineEdit()
        self.prepared_for.setObjectName("reportFor")
        self.findings = QPlainTextEdit(
            placeholderText=say("What you found, in your words (Markdown)"), tabChangesFocus=True
        )
        self.findings.setObjectName("reportFindings")
        self.findings.setFixedHeight(110)
        self.scope = _combo("reportScope", {name: name for name in scopes})
        self.annotator = _combo("reportAnnotator", {0: say("All")} | {one.id: one.name for one in annotators})
        self.group = _combo("reportGroup", {"tag": say("By tag"), "statement": say("By statement")})
        self.language = _combo("reportLanguage", {"en": "English", "fr": "Français"})
        self.language.setCurrentIndex(int(QLocale().language() == QLocale.Language.French))
        self.format = _combo("reportFormat", {ending: say(words) for ending, words in FORMATS.items()})
        self.below = _tick(say("With the tags below"))
        self.untagged = _tick(say("Also highlights without a tag"))
        self.who = QCheckBox(say("Annotator and date"))
        self.codebook = _tick(say("Codebook with definitions"))
        self.exact = QCheckBox(say("Cells exactly as they are"))
        self.exact.setObjectName("reportExact")
        self.exact.setToolTip(say("Without the apostrophe that keeps a spreadsheet from taking words for a formula"))
        self.tags = self._tree(tags)
        self._lay_out(len(annotators) > 1)
        self._listen()

    def recipe(self) -> Recipe:
        """What is chosen now."""
        who, tags = self.annotator.currentData(), self._checked()
        return Recipe(
            title=self.title.text().strip(),
            subtitle=self.subtitle.text().strip(),
            prepared_for=self.prepared_for.text().strip(),
            findings=self.findings.toPlainText(),
            group=self.group.currentData(),
            language=self.language.currentData(),
            annotators_shown=self.who.isChecked(),
            codebook_shown=self.codebook.isChecked(),
            exact=self.exact.isChecked(),
            statements=self._scopes[self.scope.currentData()],
            tags=tuple(TagChoice(tag, self.below.isChecked()) for tag in tags),
            untagged=bool(tags) and self.untagged.isChecked(),
            annotators=(who,) if who else (),
        )

    def show_recipe(self, recipe: Recipe) -> None:
        """Choose what ``recipe`` chose; statements and tags that are gone meanwhile are left out."""
        self.title.setText(recipe.title)
        self.subtitle.setText(recipe.subtitle)
        self.prepared_for.setText(recipe.prepared_for)
        self.findings.setPlainText(recipe.findings)
        self.group.setCurrentIndex(max(0, self.group.findData(recipe.group)))
        self.language.setCurrentIndex(max(0, self.language.findData(recipe.language)))
        self.who.setChecked(recipe.annotators_shown)
        self.codebook.setChecked(recipe.codebook_shown)
        self.exact.setChecked(recipe.exact)
        self._show_selection(recipe)

    def _show_selection(self, recipe: Recipe) -> None:
        self.scope.setCurrentIndex(max(0, self.scope.findData(self._scope_of(recipe.statements))))
        self.annotator.setCurrentIndex(max(0, self.annotator.findData(next(iter(recipe.annotators), 0))))
        for choice in recipe.tags:
            if choice.tag in self._items:
                self._items[choice.tag].setCheckState(0, Qt.CheckState.Checked)
        if recipe.tags:
            self.below.setChecked(recipe.tags[0].below)
            self.untagged.setChecked(recipe.untagged)

    def _scope_of(self, statements: tuple[int, ...]) -> str:
        """The name of the scope of these statements; where none has just these, a scope of its own is added."""
        named = next((name for name, ids in self._scopes.items() if ids == statements), None)
        if named is None:
            named = count(len(statements), "The statement chosen before", "The {n} statements chosen before")
            self._scopes[named] = statements
            self.scope.addItem(named, named)
        return named

    def ending(self) -> str:
        """The ending of the format chosen."""
        return str(self.format.currentData())

    def _checked(self) -> list[int]:
        """The tags with a tick, in tree order."""
        return [tag for tag, item in self._items.items() if item.checkState(0) == Qt.CheckState.Checked]

    def _tree(self, tags: Sequence[TagRow]) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setHeaderHidden(True)
        tree.setIndentation(16)
        tree.setObjectName("reportTags")
        tree.setAccessibleName(say("Tags; none checked means all"))
        tree.setFixedHeight(150)
        items = self._items
        for tag in tags:
            item = QTreeWidgetItem(items[tag.parent] if tag.parent is not None else tree, [tag.name])
            item.setData(0, _TAG, tag.id)
            item.setCheckState(0, Qt.CheckState.Unchecked)
            items[tag.id] = item
        tree.expandAll()
        return tree

    def _lay_out(self, several: bool) -> None:
        who = row(label(say("Annotator"), "second"), self.annotator)
        if not several:
            who.hide()
        column(
            caption(say("What it covers")), self.scope, label(say("Tags; none checked means all"), "second"), self.tags,
            self.below, self.untagged, who,
            _section(say("What it says")), _named(say("Title"), self.title), _named(say("Subtitle"), self.subtitle),
            _named(say("Prepared for"), self.prepared_for), label(say("Findings"), "second"), self.findings,
            _section(say("How it looks")), _named(say("Grouped"), self.group), _named(say("Language"), self.language),
            self.who, self.codebook, _named(say("Format"), self.format), self.exact, None,
            box=self, margins=(16, 16, 16, 16), spacing=7,
        )  # fmt: skip

    def _listen(self) -> None:
        for field in (self.title, self.subtitle, self.prepared_for):
            field.textChanged.connect(self._settle.start)
        self.findings.textChanged.connect(self._settle.start)
        for choice in (self.scope, self.annotator, self.group, self.language):
            choice.currentIndexChanged.connect(self._settle.start)
        for check in (self.below, self.untagged, self.who, self.codebook, self.exact):
            check.toggled.connect(self._settle.start)
        self.tags.itemChanged.connect(self._settle.start)
        self.format.currentIndexChanged.connect(self._show_exact)
        self._show_exact()

    def _show_exact(self) -> None:
        """Cells are a matter of tables alone."""
        self.exact.setVisible(self.ending() == ".csv")


def _section(words: str) -> QWidget:
    head = caption(words)
    head.setContentsMargins(0, 12, 0, 2)
    return head


def _tick(words: str) -> QCheckBox:
    made = QCheckBox(words)
    made.setChecked(True)
    return made


def _combo(name: str, values: dict[str, str] | dict[int, str]) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    for value, words in values.items():
        made.addItem(words, value)
    return made


def _named(words: str, field: QWidget) -> QWidget:
    name = label(words, "second", wrap=False)
    name.setFixedWidth(88)
    name.setBuddy(field)
    field.setAccessibleName(words)
    return row(name, field)

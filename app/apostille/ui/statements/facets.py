"""The facets under the list: what the statements can be narrowed by, with counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from apostille.ui.boxes import told
from apostille.ui.words import say

NAMES = {"issuer": "Issuer", "year": "Year", "language": "Language", "kind": "Kind", "tag": "Tag",
         "reading": "Reading state"}  # fmt: skip

Counted = Sequence[tuple[str, str, int]]
"""The values of one facet: value, its words, how many statements."""

_VALUE = int(Qt.ItemDataRole.UserRole)
_FACET = _VALUE + 1
_LEAST, _MOST = 8, 10
"""How many lines the facets have room for at first; the splitter gives them more."""


class Facets(QTreeWidget):
    """A tree of facets; a click, Space or Enter takes a value in or out."""

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: dict[str, frozenset[str]] = {}
        self.setObjectName("facets")
        self.setAccessibleName(say("Filter"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(12)
        self.setRootIsDecorated(False)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._tops = {name: self._top(name) for name in NAMES}
        self.itemExpanded.connect(_point)
        self.itemCollapsed.connect(_point)
        self.itemClicked.connect(self._toggle)
        self.itemActivated.connect(self._toggle)
        self._tops["issuer"].setExpanded(True)

    def show_counts(self, counts: Mapping[str, Counted]) -> None:
        """Show the values of each facet; what is chosen stays shown even where it counts nothing."""
        current = self.currentItem()
        stood = (None, None) if current is None else (current.data(0, _FACET), current.data(0, _VALUE))
        for name, top in self._tops.items():
            values = counts.get(name, ())
            self._fill(top, name, values)
            top.setText(1, _summary(name, values))
            top.setHidden(not values)
        self._stand(*stood)

    def sizeHint(self) -> QSize:
        """As high as its lines, so that the list above has the rest; before they are counted, as a few need."""
        lines = sum(1 + (top.childCount() if top.isExpanded() else 0) for top in self._tops.values())
        return QSize(200, (self.fontMetrics().height() + 6) * max(_LEAST, min(lines, _MOST)) + 8)

    def clear_chosen(self) -> None:
        """Take every value out."""
        if self.chosen:
            self.chosen = {}
            self.chosen_changed.emit()

    def _stand(self, name: str | None, value: str | None) -> None:
        """Stand on the same value as before the counts, so that keys go on from there."""
        below = self._tops.get(name or "")
        items = [below.child(at) for at in range(below.childCount())] if below is not None else []
        for item in items:
            if item is not None and item.data(0, _VALUE) == value:
                self.setCurrentItem(item)

    def _top(self, name: str) -> QTreeWidgetItem:
        top = QTreeWidgetItem(self, [f"▸ {say(NAMES[name])}", ""])
        top.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
        top.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        return top

    def _fill(self, top: QTreeWidgetItem, name: str, values: Counted) -> None:
        top.takeChildren()
        chosen = self.chosen.get(name, frozenset())
        for value, words, number in values:
            on = value in chosen
            item = QTreeWidgetItem(top, [f"✓ {words}" if on else words, str(number)])
            item.setData(0, _VALUE, value)
            item.setData(0, _FACET, name)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
            item.setToolTip(0, told(words))
            font = item.font(0)
            font.setBold(on)
            item.setFont(0, font)

    def _toggle(self, item: QTreeWidgetItem) -> None:
        name = item.data(0, _FACET)
        if name is None:
            item.setExpanded(not item.isExpanded())
            return
        value = item.data(0, _VALUE)
        now = self.chosen.get(name, frozenset()) ^ {value}
        self.chosen = {key: values for key, values in (self.chosen | {name: now}).items() if values}
        self.chosen_changed.emit()


def _point(top: QTreeWidgetItem) -> None:
    """A triangle that says whether the facet is open."""
    top.setText(0, ("▾" if top.isExpanded() else "▸") + top.text(0)[1:])


def _summary(name: str, values: Counted) -> str:
    """What a folded facet says at its right: the years from–to, else how many values."""
    if name == "issuer" or not values:
        return ""
    years = [value for value, _words, _number in values if value]
    if name == "year" and years:
        return years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"
    return str(len(values))

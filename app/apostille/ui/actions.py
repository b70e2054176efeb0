"""What can be done: one row per action, from which menus, shortcuts, Ctrl+K and the key page are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from apostille.ui.digitrow import SIGNS, DigitRow
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.ui.hands import Hands
    from apostille.ui.settings import Settings

Need = Literal["nothing", "library", "writable", "statement", "marking", "reviewing"]
Where = Literal["window", "passages"]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done.

    ``keys`` are portable key names, the first is shown; ``where`` says whether the keys work in the whole window or
    only where passages are (the reader and the list of annotations); ``menu`` is the menu it stands in, "" for none.
    """

    id: str
    words: str
    menu: str
    keys: tuple[str, ...]
    do: Callable[[Hands], object]
    need: Need = "statement"
    where: Where = "window"
    line_before: bool = False
    checked: Callable[[Hands], bool] | None = None
    group: str = ""


_RUSSIAN = dict(zip("QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,./", "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ.", strict=True))
_ARABIC = dict(zip("QWERTYUIOP[]ASDFGHJKL;'ZXCVNM,.", "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوز", strict=True))
_FRENCH_DIGITS = dict(zip("123456789", SIGNS, strict=True))
_INDIC = {str(number): chr(0x660 + number) for number in range(1, 10)}


def is_letter(key: str) -> bool:
    """Whether ``key`` is one character without a modifier, and so would be typed in a text field."""
    return len(key) == 1


def own_keys(action: Action, settings: Settings) -> list[str]:
    """The keys of ``action``, changed ones instead of its own, whatever letters do."""
    changed = settings.keys.get(action.id)
    return list(action.keys) if changed is None else [key for key in changed.split("; ") if key]


def keys_of(action: Action, settings: Settings) -> list[str]:
    """The keys of ``action`` as the analyst has them: changed ones instead of its own, letters as set."""
    keys = own_keys(action, settings)
    if settings.letters == "off":
        return [key for key in keys if not is_letter(key)]
    if settings.letters == "alt":
        return [f"Alt+{key}" if is_letter(key) else key for key in keys]
    return keys


def twins(key: str, language: str) -> Iterable[str]:
    """The same place on the keyboard in layouts without Latin letters, and of the digits on a French one.

    A letter that no Latin layout has can be added without harm; the French row only where that layout is in use.
    """
    *before, last = key.rsplit("+", 1) if len(key) > 1 else (key,)
    prefix = "".join(f"{part}+" for part in before)
    for layout in (_RUSSIAN, _ARABIC, _INDIC):
        if last in layout and layout[last].isalnum():
            yield prefix + layout[last]
    if language == "fr" and last in _FRENCH_DIGITS and "Ctrl" not in prefix:
        yield prefix + _FRENCH_DIGITS[last]


class Deck(QObject):
    """The rows of the table as QActions of one window, with their keys as the settings have them."""

    done = Signal(str)
    """The id of an action that was carried out."""

    def __init__(self, table: Sequence[Action], hands: Hands, window: QWidget) -> None:
        super().__init__(window)
        self.table = {action.id: action for action in table}
        self._hands, self._window = hands, window
        self._settings: Settings | None = None
        self._french = False
        self._row = DigitRow(self)
        self._row.found.connect(self._is_french)
        self.actions = {action.id: self._made(action, window) for action in table}
        QGuiApplication.inputMethod().localeChanged.connect(self._again)

    def use(self, settings: Settings) -> None:
        """Take over the keys of ``settings``."""
        self._settings = settings
        language = "fr" if self._french else QGuiApplication.inputMethod().locale().name()[:2]
        for id_, action in self.actions.items():
            keys = keys_of(self.table[id_], settings)
            twin = [other for key in keys for other in twins(key, language)]
            action.setShortcuts([QKeySequence(key) for key in (*keys, *twin)])
        for button in self._window.findChildren(QAbstractButton):
            if button.property("does"):
                keys = self.shown_keys(button.property("does"))
                button.setToolTip(f"{button.property('tip')} ({keys})" if keys else button.property("tip"))

    def keys(self, id_: str) -> list[str]:
        """The keys of an action as they are now, by their portable names."""
        return keys_of(self.table[id_], self._settings) if self._settings is not None else []

    def shown_keys(self, id_: str) -> str:
        """The first keys of an action as this system writes them; "" where it has none."""
        return self.actions[id_].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def name(self, id_: str, words: str) -> None:
        """Let an action be called ``words``: what undo would take back."""
        self.actions[id_].setText(words)

    def add_to_passages(self, *widgets: QWidget) -> None:
        """Let the keys that act on passages work in ``widgets``, and those of digits on any row of digits."""
        for widget in widgets:
            self._row.watch(widget.focusProxy() or widget)
        for id_, action in self.actions.items():
            if self.table[id_].where == "passages":
                for widget in widgets:
                    widget.addAction(action)

    def do(self, id_: str) -> None:
        """Carry out the action ``id_`` where it can be."""
        if self.actions[id_].isEnabled():
            self.actions[id_].trigger()

    def refresh(self) -> None:
        """Enable what can be done now, and check what is on."""
        can = self._hands.can
        for id_, action in self.actions.items():
            row = self.table[id_]
            action.setEnabled(can(row.need))
            if row.checked is not None:
                action.setChecked(row.checked(self._hands))

    def claimed(self, event: QKeyEvent) -> bool:
        """Whether a key with Ctrl or a function key belongs to an action although a text field has the focus."""
        pressed = QKeySequence(event.keyCombination())
        return any(
            id_ in _CLAIMED and pressed in action.shortcuts() and action.isEnabled()
            for id_, action in self.actions.items()
        )

    def _made(self, row: Action, window: QWidget) -> QAction:
        action = QAction(say(row.words), window)
        action.setObjectName(row.id)
        action.setCheckable(row.checked is not None)
        action.setAutoRepeat(row.id in _REPEATED)
        if row.where == "passages":
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            window.addAction(action)
        action.triggered.connect(lambda: self._do(row))
        return action

    def _do(self, row: Action) -> None:
        row.do(self._hands)
        self.done.emit(row.id)

    def _is_french(self) -> None:
        """In time for the key that showed it: it is looked up after this."""
        if not self._french:
            self._french = True
            self._again()

    def _again(self) -> None:
        if self._settings is not None:
            self.use(self._settings)


_REPEATED = frozenset({"next_paragraph", "previous_paragraph", "extend_next", "extend_previous", "undo", "redo",
                       "next_annotation", "previous_annotation", "zoom_in", "zoom_out"})  # fmt: skip
_CLAIMED = frozenset({"go_anywhere", "report", "find_everywhere", "fold_left", "fold_right", "all_keys", "next_pane",
                      "previous_pane", "done_next"})  # fmt: skip


class FieldKeys(QObject):
    """Sees to it that Ctrl+K and the like reach their actions from every text field of the window."""

    def __init__(self, deck: Deck, window: QWidget) -> None:
        super().__init__(window)
        self._deck = deck
        self._window = window

    def follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Watch the text field that has the focus now, and no longer the one before."""
        if old is not None and isValid(old):
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox) and new.window() is self._window:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Not delivered, a ShortcutOverride leaves the key to the shortcut, which the field would have taken."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not self._deck.claimed(event):
            return False
        event.ignore()
        return True

"""The window: top bar, three panes, status line; what it shows is wired here, what it does stands in the table.

It is painted first as a frame with the list of statements in it; the reader and the right panes, which take longer to
load than the frame to show, are put into their places after that (``furnish``).
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QPaintEvent, QPalette
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from apostille import annotators
from apostille.ui.boxes import column
from apostille.ui.kit import theme
from apostille.ui.panes import Panes, Side
from apostille.ui.righttabs import RightTabs
from apostille.ui.statements.pane import StatementsPane
from apostille.ui.statusline import StatusLine
from apostille.ui.style import sheet
from apostille.ui.topbar import TopBar
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.reading.span import Span
    from apostille.ui.annotations.pane import AnnotationsPane
    from apostille.ui.codebook.pane import CodebookPane
    from apostille.ui.desk import Desk
    from apostille.ui.details.pane import DetailsPane
    from apostille.ui.jobs import Jobs
    from apostille.ui.lectern import Lectern
    from apostille.ui.notices import NoticeLine
    from apostille.ui.reader.reader import Reader
    from apostille.ui.settings import Settings

_FRAME = QSize(8, 40)
"""What the system draws around a window, or a little more: the status line is to be seen on a small screen too."""
ZOOM = (50, 300)
"""The least and the greatest size of the text, in percent."""


class Window(QMainWindow):
    """One library in one window."""

    closing = Signal()
    keys_changed = Signal()
    escaped = Signal()
    """Esc was pressed with nothing lying over the text."""
    painted = Signal()
    """The window was painted for the first time."""

    _lectern: Lectern
    reader: Reader
    details: DetailsPane
    annotations: AnnotationsPane
    codebook: CodebookPane
    notices: NoticeLine
    """These are there once the window is furnished."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setMinimumSize(640, 420)
        self.desk, self._settings = desk, settings
        desk.setParent(self)
        self.furnished = self._was_painted = False
        self.menu = QMenu(self)
        self.top = TopBar(self.menu)
        self.statements = StatementsPane(desk, settings)
        self.tabs = RightTabs()
        self.middle = column()
        self.middle.setBackgroundRole(QPalette.ColorRole.Base)
        self.middle.setAutoFillBackground(True)
        self.panes = Panes(self.statements, self.middle, self.tabs, settings)
        self.status = StatusLine()
        self.setCentralWidget(column(self.top, self.panes, self.status, grow=self.panes))
        self._name()
        self.name_annotators()
        self._paint()
        self.statements.read()  # in its last style: a list measures all its rows anew in each
        if not (settings.geometry and self.restoreGeometry(QByteArray(b64decode(settings.geometry)))):
            self.resize(QSize(1440, 900).boundedTo(self.screen().availableSize() - _FRAME))

    def furnish(
        self,
        jobs: Jobs,
        lectern: Lectern,
        reader: Reader,
        panes: tuple[DetailsPane, AnnotationsPane, CodebookPane],
        notices: NoticeLine,
    ) -> None:
        """Put the reader and the right panes into their places."""
        from apostille.ui.blank import Blank  # not needed before the first paint

        self._lectern, self.reader, self.notices = lectern, reader, notices
        self.details, self.annotations, self.codebook = panes
        layout = self.middle.layout()
        if layout is not None:
            layout.addWidget(reader)
            layout.addWidget(Blank(lectern, self.statements, reader))
        self.middle.setFocusProxy(reader)
        self.tabs.take(panes)
        self.status.follow(lectern)
        self.furnished = True
        self._wire(jobs)
        self._paint_furniture()
        reader.show_bar(self._settings.bar_at_passage)
        self.statements.count_facets()

    def fold(self, side: Side) -> None:
        """Fold the pane away, or show it."""
        self.panes.open(side, not self.panes.is_open(side))
        if not self.panes.is_open(side):
            self.reader.setFocus()
        elif self.panes.is_overlay(side):  # it goes again when the focus goes back to the text
            self.panes.inside(side).setFocus()

    def unfolded(self, side: Side) -> bool:
        """Whether the pane can be seen."""
        return self.panes.is_open(side)

    def show_right(self, name: str) -> None:
        """Show one of the three at the right."""
        self.panes.open("right")
        self.tabs.show_tab(name)
        if self.panes.is_overlay("right"):
            self.tabs.setFocus()

    def write_note(self) -> None:
        """Let the note of the current annotation be typed."""
        self.show_right("annotations")
        self.annotations.write()

    def show_tag(self, tag: int) -> None:
        """Show ``tag`` in the codebook."""
        self.show_right("tags")
        self.codebook.show_tag(tag)

    def show_annotations_of(self, tag: int) -> None:
        """Show the annotations of the open statement that have ``tag``."""
        self.show_right("annotations")
        self.annotations.filter.setText(self._lectern.tags[tag].name)

    def name_annotators(self) -> None:
        """Show who annotates, as the library has it now."""
        with self.desk.look() as library:
            names = [(row.id, row.name) for row in annotators.listed(library)]
        self.top.show_annotators(names, self.desk.library.annotator)

    def use_letters(self, name: str) -> None:
        """Let keys that are single letters work as they are, with Alt, or not at all: on, alt or off."""
        self._settings.letters = name
        self.keys_changed.emit()

    def use_language(self, code: str) -> None:
        """Speak another language from the next start on; "" for that of the system."""
        self._settings.language = code
        self.desk.say(say("The window speaks this language from the next start on."))

    def use_theme(self, name: str) -> None:
        """Paint everything in the theme ``name``: system, light, dark or contrast."""
        self._settings.theme = name
        theme.apply(name)
        self._paint()

    def zoom(self, by: int) -> None:
        """Make the text larger or smaller by percent; 0 for the size it has at first."""
        least, most = ZOOM
        self._settings.zoom = max(least, min(most, self._settings.zoom + by)) if by else 100
        self.reader.zoom(self._settings.zoom)
        self.status.show_zoom(self._settings.zoom)

    def find_here(self) -> None:
        """Open the bar that finds words in this statement."""
        self.reader.open_find()

    def find_next(self, by: int) -> None:
        """Go to the next hit, or the one before."""
        if by > 0:
            self.reader.find_next()
        else:
            self.reader.find_previous()

    def toggle_bar(self) -> None:
        """Switch the bar at the passage on or off."""
        self._settings.bar_at_passage = not self._settings.bar_at_passage
        self.reader.show_bar(self._settings.bar_at_passage)

    def next_pane(self, by: int) -> None:
        """Move the focus to the next pane that can be seen."""
        rooms: list[tuple[QWidget, QWidget]] = [(self.middle, self.reader)]
        if self.panes.is_open("right"):
            rooms.append((self.tabs, self.tabs.focus_stop()))
        if self.panes.is_open("left"):
            rooms.append((self.panes.inside("left"), self.panes.inside("left")))
        here = next((at for at, (room, _stop) in enumerate(rooms) if room.isAncestorOf(self._focused())), 0)
        rooms[(here + by) % len(rooms)][1].setFocus(Qt.FocusReason.TabFocusReason)

    def escape(self) -> None:
        """Close what lies over the text, else clear the selection and go back to the reader."""
        if self.notices.isVisible():
            self.notices.hide()
        elif self.reader.find_bar.isVisible():
            self.reader.close_find()
        elif not self.panes.close_overlays():
            self.escaped.emit()
        self.reader.setFocus()

    def beside_passage(self, span: Span | None, size: QSize) -> QPoint:
        """Where something of ``size`` stands at the level of the passage: in its margin, never over its lines."""
        page = QRect(self.reader.mapTo(self, QPoint(0, 0)), self.reader.size())
        passage = QRect() if span is None else self.reader.rect_of(span)
        if span is None or not passage.isValid():
            return QPoint(page.right() - size.width() - 16, page.top() + 24)
        margin = self.reader.margin_rect_of(span).translated(page.topLeft())
        passage = passage.translated(page.topLeft())
        x, y = margin.left() + 12, passage.top() - 8
        if x + size.width() > self.width() - 8:
            x = self.width() - size.width() - 8
            if x < passage.right():
                below = passage.bottom() + 8
                y = below if below + size.height() < self.height() else passage.top() - size.height() - 8
        return QPoint(x, max(page.top() + 4, min(y, self.height() - size.height() - 8)))

    def remember(self) -> None:
        """Put size and place into the settings."""
        self._settings.geometry = b64encode(self.saveGeometry().data()).decode("ascii")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.furnished:
            self.annotations.note.commit()
        self.remember()
        self.closing.emit()
        super().closeEvent(event)

    def _focused(self) -> QWidget:
        return self.focusWidget() or self.reader

    def _show_state(self) -> None:
        self.details.whole.show_state(self.statements.state_of(self.desk.statement))

    def _fit_margin(self) -> None:
        """Where even the list has no room beside the text, the margin has counts alone."""
        self.reader.page.show_counts_only(self.panes.is_overlay("left"))

    def _as_the_system(self) -> None:
        """The system is light or dark now."""
        if self._settings.theme == "system":
            self.use_theme("system")

    def _paint(self) -> None:
        """Take the colours of the theme; what paints itself asks for them at its next paint."""
        self.setStyleSheet(sheet(theme.tokens(), self.font().pointSizeF()))
        self.top.paint_icons()
        if self.furnished:
            self._paint_furniture()
        self.update()

    def _paint_furniture(self) -> None:
        self.reader.set_theme(theme.tokens())
        self.annotations.note.paint_icons()
        self.details.show_again()

    def _wire(self, jobs: Jobs) -> None:
        self.desk.noticed.connect(self.notices.show_notice)
        self.annotations.counted.connect(partial(self.tabs.count, "annotations"))
        self.codebook.counted.connect(partial(self.tabs.count, "tags"))
        self.tabs.count("tags", self.codebook.number)
        self.annotations.left.connect(self.reader.setFocus)
        self.statements.read_again.connect(self._show_state)
        self._lectern.laid.connect(self._show_state)
        self.details.place_asked.connect(self.desk.show_place)
        jobs.begun.connect(self.status.show_job)
        jobs.ended.connect(self.status.end_job)
        self.reader.placeChanged.connect(self.status.show_place)
        self.reader.placeChanged.connect(self.annotations.follow)
        self._lectern.laid.connect(lambda: self.status.show_place(self.reader.place()))
        self.panes.folded.connect(self._fit_margin)
        self._fit_margin()
        self.status.zoom_asked.connect(lambda: self.zoom(0))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._as_the_system)

    def _name(self) -> None:
        """Say which library this is, in what size, and how the field is reached."""
        library = self.desk.library
        self.setWindowTitle(f"{library.path.name} · {say('Apostille')}")
        self.top.show_library(library)
        self.top.show_keys(QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText))
        self.status.show_saved(read_only=library.read_only)
        self.status.show_zoom(self._settings.zoom)

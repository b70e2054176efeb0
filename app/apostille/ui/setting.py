"""One library set up in one window: every part made once and bound to the others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from apostille.ui import bug
from apostille.ui.actions import Deck, FieldKeys
from apostille.ui.annotations.pane import AnnotationsPane
from apostille.ui.binding import Binding
from apostille.ui.boxes import timer
from apostille.ui.bringing import Bringing
from apostille.ui.care.backing import Backing
from apostille.ui.codebook.pane import CodebookPane
from apostille.ui.copying import Copying
from apostille.ui.desk import Desk
from apostille.ui.details.pane import DetailsPane
from apostille.ui.dropping import FileDrops
from apostille.ui.errands import Errands, lower
from apostille.ui.finding import Finding
from apostille.ui.hands import Hands
from apostille.ui.jobs import Jobs
from apostille.ui.kit import theme
from apostille.ui.lectern import Lectern
from apostille.ui.marking import Marking
from apostille.ui.menus import fill
from apostille.ui.moving import Moving
from apostille.ui.notices import NoticeLine
from apostille.ui.passages import Passages
from apostille.ui.reader.reader import Reader
from apostille.ui.reader.typography import Typography
from apostille.ui.review import told
from apostille.ui.review.bar import ReviewBar
from apostille.ui.review.lastword import LastWord
from apostille.ui.reviewing import Reviewing
from apostille.ui.table import TABLE
from apostille.ui.window import Window
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.codebook import TagRow
    from apostille.store.library import Changes, Library
    from apostille.ui.settings import Settings


@dataclass
class Setting:
    """A window with its library and all that works between them."""

    window: Window
    hands: Hands
    deck: Deck
    binding: Binding
    backing: Backing

    def last_statement(self) -> int:
        """The statement that was open last, else the first of the list, else 0."""
        ids = self.window.statements.ids()
        last = self.hands.settings.last_statement.get(self.hands.desk.library.uuid, 0)
        return last if last in ids else next(iter(ids), 0)

    def remember_statement(self) -> None:
        """Put the statement that is read into the settings, for the next start."""
        desk = self.hands.desk
        self.hands.settings.last_statement[desk.library.uuid] = desk.statement

    def close(self) -> None:
        """Keep the place, stop what runs, close window and library."""
        desk = self.hands.desk
        self.window.annotations.note.commit()
        self.binding.leave()
        if self.hands.errands.bringing is not None:
            self.hands.errands.bringing.close()
        self.remember_statement()
        self.hands.jobs.stop_all()
        self.window.close()
        self.window.deleteLater()
        self.backing.close()
        desk.library.close()


def set_up(library: Library, settings: Settings) -> Setting:
    """Make the window of ``library`` with all that belongs into it; it is not shown yet."""
    return furnish(Window(Desk(library), settings), settings)


def furnish(window: Window, settings: Settings) -> Setting:
    """Put the reader and the right panes into ``window``, and let everything in it work."""
    desk = window.desk
    jobs = Jobs(desk)
    lectern = Lectern(desk)
    window.furnish(
        jobs,
        lectern,
        Reader(theme.tokens(), typography(settings)),
        (DetailsPane(desk, lectern), AnnotationsPane(desk, lectern), CodebookPane(desk)),
        NoticeLine(window.middle),
    )
    hands = _hands(desk, jobs, lectern, settings, window)
    binding = Binding(desk, lectern, window.reader, hands.marking)
    deck = Deck(TABLE, hands, window)
    deck.use(settings)
    deck.add_to_passages(window.reader, window.annotations.list)
    fill(window.menu, deck)
    hands.errands.deck = deck
    _wire(hands, deck)
    keys = FieldKeys(deck, window)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.focusChanged.connect(keys.follow)
        application.focusChanged.connect(window.panes.follow_focus)
    return Setting(window, hands, deck, binding, Backing(desk, jobs, settings))


def typography(settings: Settings) -> Typography:
    """How the text is set, as the analyst has chosen it."""
    return Typography(settings.reading_font, settings.reading_size, settings.measure, settings.leading, settings.zoom)


def _hands(desk: Desk, jobs: Jobs, lectern: Lectern, settings: Settings, window: Window) -> Hands:
    window.statements.jobs = jobs
    marking = Marking(desk, lectern, window.reader)
    moving = Moving(desk, lectern, window.reader, window.statements)
    errands = Errands(desk, jobs, lectern, settings, window)
    errands.bringing = Bringing(desk, jobs, settings, moving.open, partial(typography, settings), window)
    errands.finding = Finding(desk, jobs, moving, settings, window)
    passages = Passages(desk, lectern, marking, window.reader, window)
    copying = Copying(desk, lectern, marking)
    reviewing = Reviewing(desk, lectern, moving, window.reader, window.statements, _review_bar(window))
    return Hands(desk, jobs, lectern, settings, window, marking, moving, copying, passages, errands, reviewing)


def _review_bar(window: Window) -> ReviewBar:
    """The bar of the review, below the text."""
    bar = ReviewBar()
    layout = window.middle.layout()
    if layout is not None:
        layout.addWidget(bar)
    return bar


def _wire(hands: Hands, deck: Deck) -> None:
    """Let what the views ask for be done."""
    window, desk = hands.window, hands.desk
    window.statements.open_asked.connect(hands.moving.open)
    FileDrops(window).dropped.connect(hands.errands.bring)
    window.statements.import_asked.connect(hands.errands.import_files)
    window.statements.menu_asked.connect(partial(_ask_statement_menu, hands))
    window.statements.paste_asked.connect(hands.errands.paste)
    window.top.go_asked.connect(hands.errands.find_anything)
    window.top.import_asked.connect(hands.errands.import_files)
    window.top.report_asked.connect(hands.errands.report)
    window.codebook.put_on_asked.connect(hands.marking.toggle)
    window.annotations.tag_asked.connect(hands.passages.tag)
    window.annotations.context_asked.connect(partial(hands.passages.menu, deck))
    window.details.review_asked.connect(lambda: hands.reviewing.step(1))
    window.details.whole_tag_asked.connect(hands.passages.tag_whole)
    window.details.whole_note_asked.connect(hands.passages.note_whole)
    window.details.tag_chosen.connect(window.show_annotations_of)
    _wire_reader(hands, deck)
    window.escaped.connect(hands.marking.let_go)
    _wire_review(hands, deck)
    window.panes.folded.connect(deck.refresh)
    window.keys_changed.connect(lambda: deck.use(hands.settings))
    desk.broke.connect(partial(bug.show, window))
    deck.done.connect(deck.refresh)
    deck.done.connect(window.reader.bar.hide)
    _keep_in_step(hands, deck)


def _wire_review(hands: Hands, deck: Deck) -> None:
    """The bar's buttons are actions of the table, and the status line tells what is decided."""
    reviewing, window = hands.reviewing, hands.window

    def tell() -> None:
        review = reviewing.review
        window.status.show_damage("" if review is None or not review.items else told.counted(review.counts()))
        deck.refresh()

    reviewing.bar.name_keys(deck.shown_keys)
    reviewing.bar.set_typography(window.reader.page.typography)
    reviewing.bar.asked.connect(deck.do)
    reviewing.bar.resized.connect(window.notices.stand_above)
    reviewing.changed.connect(tell)
    window.escaped.connect(reviewing.close)
    LastWord(window, reviewing)


def _ask_statement_menu(hands: Hands, statement: int, at: QPoint) -> None:
    from apostille.ui.statements.menu import menu_of

    window = hands.window
    menu = menu_of(statement, window.statements.state_of(statement), hands.desk, open_=hands.moving.open,
                   remove=hands.errands.remove_statement, parent=window)  # fmt: skip
    menu.popup(at)


def _wire_reader(hands: Hands, deck: Deck) -> None:
    """What is clicked in the text, its margin and the bar at the passage."""
    reader, desk = hands.window.reader, hands.desk

    def open_note(annotation: int) -> None:
        desk.make_current(annotation)
        hands.window.write_note()

    def offer() -> None:
        tags = [hands.lectern.tags[tag] for tag in hands.marking.recent if tag in hands.lectern.tags]
        keyed = sorted((tag for tag in hands.lectern.tags.values() if tag.key and tag not in tags), key=_key)
        reader.offer([(tag.id, tag.name, tag.colour, tag.key) for tag in (*tags, *keyed)])

    reader.contextRequested.connect(partial(hands.passages.menu, deck))
    reader.noteRequested.connect(open_note)
    reader.tagRequested.connect(hands.passages.tag)
    reader.highlightRequested.connect(hands.marking.highlight)
    reader.markNoteRequested.connect(hands.passages.note)
    reader.quickTagRequested.connect(hands.marking.toggle)
    reader.blankClicked.connect(hands.marking.let_go)
    hands.lectern.marked.connect(offer)
    hands.lectern.coded.connect(offer)
    offer()


def _key(tag: TagRow) -> int:
    return tag.key or 0


def _keep_in_step(hands: Hands, deck: Deck) -> None:
    """Menus, the field's cap and the annotator's pill follow the library."""
    window, desk = hands.window, hands.desk

    def name_steps() -> None:
        undo, redo = desk.library.undoable, desk.library.redoable
        deck.name("undo", say("Undo {step}", step=lower(undo)) if undo else say("Undo"))
        deck.name("redo", say("Redo {step}", step=lower(redo)) if redo else say("Redo"))
        deck.refresh()

    def changed(changes: Changes) -> None:
        later.start()
        if "annotator" in changes.rows:
            window.name_annotators()

    def annotate_as(annotator: int) -> None:
        desk.library.annotator = annotator
        window.name_annotators()
        window.statements.read()  # how far the reading is, is each annotator's own

    later = timer(window, 0, name_steps)
    desk.changed.connect(changed)
    hands.lectern.laid.connect(deck.refresh)
    window.top.annotator_chosen.connect(annotate_as)
    window.top.show_keys(deck.shown_keys("go_anywhere"))
    name_steps()

"""The review of damage as it is done: walking, deciding, and one step for all that was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from apostille import statements
from apostille.reading.draft import ILLEGIBLE
from apostille.ui.reader import flags, saying
from apostille.ui.review import told
from apostille.ui.review.decisions import Decision, Review
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apostille.ui.desk import Desk
    from apostille.ui.lectern import Lectern
    from apostille.ui.moving import Moving
    from apostille.ui.reader.reader import Reader
    from apostille.ui.review.bar import ReviewBar
    from apostille.ui.review.decisions import Does, Item
    from apostille.ui.statements.pane import StatementsPane

_BETWEEN = -1
"""No passage is current: the end was reached."""


class Reviewing(QObject):
    """Keeps bar, page and decisions in step; decisions on other statements are kept until these are open again."""

    changed = Signal()
    """Something else can be done now: the bar came or went, another passage is current, something was decided."""

    def __init__(self, desk: Desk, lectern: Lectern, moving: Moving, reader: Reader, shelf: StatementsPane,
                 bar: ReviewBar) -> None:  # fmt: skip
        super().__init__(desk)
        self._desk, self._lectern, self._moving = desk, lectern, moving
        self._reader, self._shelf, self.bar = reader, shelf, bar
        self._reviews: dict[int, Review] = {}
        self._statement, self._at, self._steps = 0, _BETWEEN, 0
        desk.changed.connect(self._count_step)
        lectern.laid.connect(self._lay)
        lectern.described.connect(self._lay)
        bar.next_asked.connect(self.next_statement)
        bar.closed.connect(self.close)
        bar.editor.taken.connect(self._take)
        bar.editor.left.connect(reader.setFocus)

    @property
    def review(self) -> Review | None:
        """The review of the open statement."""
        return self._reviews.get(self._desk.statement)

    @property
    def reviewing(self) -> bool:
        """Whether the bar can be seen."""
        return not self.bar.isHidden()

    def pending(self) -> int:
        """How many decisions, on all statements, are not applied yet."""
        return sum(len(review.decided) for review in self._reviews.values())

    def forget(self) -> None:
        """Let all decisions that are not applied go."""
        self._reviews = {}

    def current(self) -> Item | None:
        """The passage that is decided on now."""
        review = self.review
        return review.items[self._at] if review is not None and self._at != _BETWEEN else None

    def step(self, by: int) -> None:
        """Go to the next or the previous passage; after the last to the end, and from there to another statement."""
        review = self.review
        if review is None or not review.items:
            self._nothing_here()
        elif not self.reviewing:
            self._open(review, by)
        elif self._at == _BETWEEN:
            self._from_the_end(review, by)
        else:
            self._go_on(review, by)

    def close(self) -> None:
        """Put the bar away; what was decided is kept."""
        self.bar.editor.close_fields()
        self.bar.hide()
        self._at = _BETWEEN
        self._flag()
        self.changed.emit()
        self._reader.setFocus()

    def accept(self, *, every: bool = False) -> None:
        """Accept what is proposed, here or for all alike; once more takes that back."""
        review, item = self.review, self.current()
        if review is None or item is None:
            return
        decided = review.decided.get(item.span)
        if decided is not None and decided.does == "accept" and not every:
            self._take_back([item])
        elif every and decided is not None and decided.does == "edit":
            self._decide(review.alike(item), decided)
        elif item.proposal is not None:
            decision = Decision("accept", item.proposal, told.basis_of(item))
            self._decide(review.alike(item) if every else [item], decision)
        elif item.repair is None:
            self._desk.say(say("Nothing is proposed here. Type what it should say, or leave it as it is."))

    def leave(self, *, every: bool = False) -> None:
        """Leave damage as it is, here or all alike; once more takes that back, and opens what was left earlier."""
        review, item = self.review, self.current()
        if review is None or item is None:
            return
        if item.damage is None:
            self._desk.say(say("This passage was restored already. Undo takes a restoration back."))
            return
        decided = review.decided.get(item.span)
        does: Does = "take_up" if item.left is not None and not every else "leave"
        if decided is not None and decided.does == does and not every:
            self._take_back([item])
        else:
            self._decide(review.alike(item) if every else [item], Decision(does))

    def edit(self) -> None:
        """Let an own reading be typed."""
        review, item = self.review, self.current()
        if review is None or item is None:
            return
        decided = review.decided.get(item.span)
        there = item.span.of(review.opened.reading.text)
        lost = item.damage is not None and item.kind in ILLEGIBLE
        words, basis = item.proposal or ("" if lost else there), ""
        if decided is not None and decided.words:
            words, basis = decided.words, decided.basis if decided.does == "edit" else ""
        self.bar.editor.open_fields(there, words, basis, lost=lost, alike=len(review.alike(item)))

    def apply(self) -> None:
        """Make one new version of all that was decided, as one step."""
        review = self.review
        if review is None or not review.decided:
            self._desk.say(say("Nothing is decided yet."))
            return
        self._write(review)

    def apply_all(self) -> None:
        """Apply what was decided on every statement, a step each."""
        for review in list(self._reviews.values()):
            if review.decided:
                self._write(review)

    def _write(self, review: Review) -> None:
        """Nothing is decided any more once it is written; where that is refused, all of it still is."""
        statement, decided, steps = review.opened.id, review.decided, self._steps
        repairs, bases, left, open_again = review.repairs(), review.bases(), review.to("leave"), review.to("take_up")
        review.decided = {}
        with self._desk.step(say("Review damage")) as session:
            if open_again:
                statements.take_up_damage(session, statement, open_again)
            if left:
                statements.leave_damage(session, statement, left)
            if repairs:
                statements.mend(session, statement, repairs, bases)
        if self._steps == steps:
            review.decided = decided
        else:
            self._told(len(repairs), len(left), len(open_again))

    def next_statement(self) -> None:
        """Open the next statement of the list with damage that waits, at its first passage."""
        following = self._shelf.model.next_damaged(self._desk.statement)
        if following is None:
            self._desk.say(say("No other statement of the list has damage that is open."))
            return
        self._moving.open(following.id)
        self._reader.place_caret(0)
        self.step(1)

    def _take(self, words: str, basis: str, every: bool) -> None:
        review, item = self.review, self.current()
        if review is not None and item is not None:
            self._decide(review.alike(item) if every else [item], Decision("edit", words, basis))

    def _decide(self, items: Sequence[Item], decision: Decision) -> None:
        review = self.review
        if review is None:
            return
        review.decide(items, decision)
        if len(items) > 1:
            self._desk.say(count(len(items), "{n} passage decided on.", "{n} passages decided on."), say("Take back"),
                           lambda: self._take_back(items))  # fmt: skip
        self._on_to_what_waits(review)

    def _take_back(self, items: Sequence[Item]) -> None:
        if self.review is not None:
            self.review.take_back(items)
            self._show(self.review)

    def _on_to_what_waits(self, review: Review) -> None:
        """After a decision: the next passage that waits, below and then above; the end where none does."""
        ahead = [*range(self._at + 1, len(review)), *range(self._at)]
        self._at = next((at for at in ahead if review.waits(review.items[at])), _BETWEEN)
        self._show(review, leap=True)

    def _open(self, review: Review, by: int) -> None:
        """Begin at what waits after (before) the caret; where nothing waits, at whatever was damaged."""
        place = self._reader.place()
        waiting = [at for at, item in enumerate(review.items) if review.waits(item)] or list(range(len(review)))
        after = [at for at in waiting if review.items[at].span.start >= place]
        before = [at for at in waiting if review.items[at].span.start <= place]
        self._at = (after or waiting)[0] if by > 0 else (before or waiting)[-1]
        self.bar.show()
        self._show(review, leap=True)

    def _go_on(self, review: Review, by: int) -> None:
        at = self._at + by
        if at < 0:
            self._at = len(review) - 1
        elif at < len(review):
            self._at = at
        else:
            self._at = _BETWEEN
        self._show(review, leap=True)

    def _from_the_end(self, review: Review, by: int) -> None:
        if by > 0 and self._following():
            self.next_statement()
            return
        self._at = 0 if by > 0 else len(review) - 1
        self._show(review, leap=True)

    def _nothing_here(self) -> None:
        words = say("No damaged passages in this statement.")
        if self._following():
            self._desk.say(words, say("Next statement with damage"), self.next_statement)
        else:
            self._desk.say(words)

    def _following(self) -> str:
        row = self._shelf.model.next_damaged(self._desk.statement)
        return "" if row is None else row.title or row.name

    def _lay(self) -> None:
        """Another statement lies open, another version of it, or something of it was left or taken up."""
        opened = self._lectern.opened
        self.bar.editor.close_fields()
        if opened is None:
            self._elsewhere(0)
            return
        before = self._reviews.get(opened.id)
        review = self._reviews[opened.id] = Review(opened) if before is None else before.carried(opened)
        if opened.id != self._statement or not review.items:
            self._elsewhere(opened.id)
        else:
            self._at = min(self._at, len(review) - 1)
            self._show(review)

    def _elsewhere(self, statement: int) -> None:
        """The bar goes where another statement is opened: there is something else to be read."""
        self._statement, self._at = statement, _BETWEEN
        self.bar.hide()
        self._flag()
        self.changed.emit()

    def _show(self, review: Review, *, leap: bool = False) -> None:
        self._flag()
        if self.reviewing:
            if self._at == _BETWEEN:
                self.bar.show_end(review, self._following())
            else:
                self.bar.show_item(review, self._at)
                if leap:
                    self._moving.leap(review.items[self._at].span)
                    saying.tell(self._reader.page, self.bar.told())
        self.changed.emit()

    def _flag(self) -> None:
        review = self.review
        if review is None or not self.reviewing:
            flags.show(self._reader.page, ())
            return
        shown: list[flags.Flag] = []
        for item in review.items:
            state = review.state(item)
            if state != "restored":
                shown.append(flags.Flag(item.span, state))
        flags.show(self._reader.page, shown)

    def _count_step(self) -> None:
        self._steps += 1

    def _told(self, put: int, left: int, again: int) -> None:
        """Say what was done, with the way back."""
        parts = [count(put, "{n} passage put right", "{n} passages put right")] if put else []
        parts += [count(left, "{n} left as it is", "{n} left as they are")] if left else []
        parts += [count(again, "{n} open again", "{n} open again")] if again else []
        self._desk.say(f"{', '.join(parts)}.", say("Undo"), self._desk.undo)

"""Files of the view read once more, from what was kept of them: in another encoding or language, by other patterns."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from apostille.ui.importing.feed import Feed
from apostille.ui.importing.finds import these
from apostille.ui.importing.incoming import Incoming

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from apostille.importing.outcomes import Outcome
    from apostille.importing.pool import Wishes
    from apostille.ui.desk import Desk
    from apostille.ui.importing.feed import Aids
    from apostille.ui.importing.listing import Files
    from apostille.ui.importing.staging import Staging
    from apostille.ui.jobs import Jobs


class Rereading(QObject):
    """Reads rows again, those for which the same is wished together, and puts each in its own place."""

    took = Signal(int, int)
    """So many of those wished alike were read, of so many."""
    ended = Signal(bool)
    """All were; or it was stopped (True)."""
    changed = Signal(int)
    """This row is another one now."""

    def __init__(self, desk: Desk, jobs: Jobs, files: Files, staging: Staging) -> None:
        super().__init__()
        self._files, self._staging = files, staging
        self._feed = Feed(desk, jobs, self._take, self._show)
        self._feed.took.connect(self.took)
        self._feed.ended.connect(self._over)
        self._waiting: deque[tuple[Wishes, list[int]]] = deque()
        self._reading: deque[int] = deque()
        self._aids: Aids | None = None

    @property
    def busy(self) -> bool:
        """Whether files are still on their way."""
        return self._feed.busy

    def start(self, rows: Sequence[int], aids: Aids) -> None:
        """Read these rows as each of them asks, with what is known from beside the texts."""
        from apostille.importing.pool import Wishes

        alike: dict[Wishes, list[int]] = {}
        for at in rows:
            one = self._files.rows[at]
            alike.setdefault(Wishes(one.encoding_asked, one.language_asked), []).append(at)
        self._waiting.extend(alike.items())
        self._aids = aids
        if alike:
            self._next()

    def stop(self) -> None:
        """End early; rows not read yet stay as they are."""
        self._waiting.clear()
        self._feed.stop()

    def rest(self) -> None:
        """Write nothing any more."""
        self._waiting.clear()
        self._feed.rest()

    def _next(self) -> None:
        wishes, rows = self._waiting.popleft()
        self._reading = deque(rows)
        self._feed.start(partial(these, [self._files.rows[at].source for at in rows]), wishes, self._aids)

    def _over(self, stopped: bool) -> None:
        if self._waiting and not stopped:
            self._next()
        else:
            self.ended.emit(stopped)

    def _take(self, session: Session, outcome: Outcome) -> list[tuple[int, Incoming]]:
        """The same file read otherwise takes its own row."""
        at = self._reading.popleft()
        return [(at, self._staging.replace(session, self._files.rows[at], outcome))]

    def _show(self, rows: list[tuple[int, Incoming]]) -> None:
        for at, made in rows:
            self._files.put(at, made)
            self.changed.emit(at)

"""What the actions work with: the parts of one window, put together in ``launch``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apostille.ui.actions import Need
    from apostille.ui.copying import Copying
    from apostille.ui.desk import Desk
    from apostille.ui.errands import Errands
    from apostille.ui.jobs import Jobs
    from apostille.ui.lectern import Lectern
    from apostille.ui.marking import Marking
    from apostille.ui.moving import Moving
    from apostille.ui.passages import Passages
    from apostille.ui.reviewing import Reviewing
    from apostille.ui.settings import Settings
    from apostille.ui.window import Window


@dataclass(frozen=True, slots=True)
class Hands:
    """One window's parts, as the table of actions reaches for them."""

    desk: Desk
    jobs: Jobs
    lectern: Lectern
    settings: Settings
    window: Window
    marking: Marking
    moving: Moving
    copying: Copying
    passages: Passages
    errands: Errands
    reviewing: Reviewing

    def can(self, need: Need) -> bool:
        """Whether what an action needs is there."""
        open_ = self.lectern.opened is not None
        return {
            "nothing": True,
            "library": True,
            "writable": self.desk.writable,
            "statement": open_,
            "marking": open_ and self.desk.writable,
            "reviewing": open_ and self.desk.writable and self.reviewing.current() is not None,
        }[need]

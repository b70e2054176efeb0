"""What a screen reader is told of the annotations: they are painted, and paint is silent."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QTextEdit

from apostille.ui.reader.marks import Mark, Marks
from apostille.ui.words import say


def described(mark: Mark, marks: Marks, how: str = "begins") -> str:
    """A mark in words: "Threat framing, annotation 2 of 12, begins"."""
    name = ", ".join(mark.names) or say("Highlight without tag")
    at = (marks.place(mark.annotation) or 0) + 1
    place = say("{name}, annotation {at} of {of}, {how}", name=name, at=at, of=len(marks), how=say(how))
    return f"{place}, {say('with a note')}" if mark.note else place


def met(marks: Marks, before: int, now: int) -> list[str]:
    """What a caret that went from ``before`` to ``now`` came into and out of, in words."""
    inside = {mark.annotation: mark for mark in marks.at(before)}
    there = {mark.annotation: mark for mark in marks.at(now)}
    ended = [described(mark, marks, "ends") for id_, mark in inside.items() if id_ not in there]
    return ended + [described(mark, marks) for id_, mark in there.items() if id_ not in inside]


def tell(page: QTextEdit, words: str) -> None:
    """Make ``words`` the description of the page and let a screen reader know."""
    if page.accessibleDescription() != words:
        page.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(page, QAccessible.Event.DescriptionChanged))

"""What an analyst should know of the library that was just opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apostille.store import places
from apostille.ui import spoken
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.store.library import Library
    from apostille.ui.settings import Settings


def greetings(library: Library, settings: Settings) -> list[str]:
    """Sentences: how it ended last, what was set aside, a backup that failed, and once where it lies."""
    made: list[str] = []
    if library.unclean:
        last = next(iter(library.history(1)), None)
        made.append(
            say("This library was not closed in order. It was checked, and all that was saved is there; last: "
                "{step}, {when}.", step=last.name, when=spoken.instant_of(last.at))
            if last else say("This library was not closed in order. It was checked and is sound.")
        )  # fmt: skip
    if library.set_aside is not None:
        made.append(
            say("A journal of another state of this library lay beside it and was not used; it is kept as {name}.",
                name=library.set_aside.name)
        )  # fmt: skip
    if library.upgraded_from is not None:
        made.append(
            say("This library was brought to the form that this version needs. As it was, it is kept beside it as "
                "{name}.",
                name=library.upgraded_from.name)
        )  # fmt: skip
    if settings.backup_trouble:
        made.append(settings.backup_trouble)
    if library.uuid not in settings.cautioned:
        where = _caution(library)
        made += [where] if where else []
        settings.cautioned += [library.uuid] if where else []
    return made


def _caution(library: Library) -> str:
    return {
        "here": "",
        "network": say("This library lies in a folder of the network: it is written more slowly and more safely there. "
                       "Let one person at a time open it."),
        "synced": say("This library lies in a folder that a program keeps alike on several machines. Close it here and "
                      "let the folder come to rest before you open it elsewhere."),
    }[places.place(library.path)]  # fmt: skip

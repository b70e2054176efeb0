"""Statements: documents in the library, their texts, metadata and reading state.

The list of statements is there at once; what is done with one is loaded when it is first asked for, since the window is
painted before that.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from apostille.statements.listing import StatementRow, listed, resolve, title_of, uuid_of

if TYPE_CHECKING:
    from apostille.statements.adding import add, add_staged, arrive, discard, same
    from apostille.statements.bin import binned, empty_bin, put_back, remove
    from apostille.statements.fields import clear_field, confirm_field, set_field
    from apostille.statements.leaving import leave_damage, take_up_damage
    from apostille.statements.opening import (
        FieldRow,
        LeftRow,
        Opened,
        ReferenceRow,
        RepairRow,
        Source,
        VersionRow,
        opened,
    )
    from apostille.statements.progress import (
        leave,
        left,
        next_unread,
        nothing_found,
        nothing_found_of,
        set_reading,
    )
    from apostille.statements.recognising import Known, Recognised, known
    from apostille.statements.redrafting import drafted
    from apostille.statements.renewing import original, original_of, renew, reread
    from apostille.statements.repairing import mend, repair

__all__ = [
    "FieldRow",
    "Known",
    "LeftRow",
    "Opened",
    "Recognised",
    "ReferenceRow",
    "RepairRow",
    "Source",
    "StatementRow",
    "VersionRow",
    "add",
    "add_staged",
    "arrive",
    "binned",
    "clear_field",
    "confirm_field",
    "discard",
    "drafted",
    "empty_bin",
    "known",
    "leave",
    "leave_damage",
    "left",
    "listed",
    "mend",
    "next_unread",
    "nothing_found",
    "nothing_found_of",
    "opened",
    "original",
    "original_of",
    "put_back",
    "remove",
    "renew",
    "repair",
    "reread",
    "resolve",
    "same",
    "set_field",
    "set_reading",
    "take_up_damage",
    "title_of",
    "uuid_of",
]

_LATER = {
    "adding": ("add", "add_staged", "arrive", "discard", "same"),
    "bin": ("binned", "empty_bin", "put_back", "remove"),
    "fields": ("clear_field", "confirm_field", "set_field"),
    "leaving": ("leave_damage", "take_up_damage"),
    "opening": ("FieldRow", "LeftRow", "Opened", "ReferenceRow", "RepairRow", "Source", "VersionRow", "opened"),
    "progress": ("leave", "left", "next_unread", "nothing_found", "nothing_found_of", "set_reading"),
    "recognising": ("Known", "Recognised", "known"),
    "redrafting": ("drafted",),
    "renewing": ("original", "original_of", "renew", "reread"),
    "repairing": ("mend", "repair"),
}
_HOMES = {name: module for module, names in _LATER.items() for name in names}

if not TYPE_CHECKING:  # for the types a name that is not there stays an error

    def __getattr__(name: str) -> object:
        """Load the module that ``name`` comes from."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        return found

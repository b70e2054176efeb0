"""Statements: documents in the library, their texts, metadata and reading state."""

from apostille.statements.adding import add, add_staged, arrive, same
from apostille.statements.bin import binned, empty_bin, put_back, remove
from apostille.statements.fields import clear_field, confirm_field, set_field
from apostille.statements.listing import StatementRow, listed, resolve
from apostille.statements.opening import FieldRow, Opened, ReferenceRow, RepairRow, Source, VersionRow, opened
from apostille.statements.progress import (
    leave,
    left,
    next_unread,
    nothing_found,
    nothing_found_of,
    set_reading,
)
from apostille.statements.repairing import repair

__all__ = [
    "FieldRow",
    "Opened",
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
    "empty_bin",
    "leave",
    "left",
    "listed",
    "next_unread",
    "nothing_found",
    "nothing_found_of",
    "opened",
    "put_back",
    "remove",
    "repair",
    "resolve",
    "same",
    "set_field",
    "set_reading",
]

"""What a worker that gave no answer means for the analyst, in a sentence."""

from __future__ import annotations

from apostille.importing.child import Fault, Reason
from apostille.refusal import Refusal

_SAYINGS: dict[Reason, str] = {
    "late": "“{name}” takes too long to read, so it was given up",
    "memory": "“{name}” needs more memory than one file may take, so it was given up",
    "deep": "“{name}” is nested too deeply to be read",
    "failed": "“{name}” could not be read: it is damaged, or its reader has a fault ({where})",
    "died": "“{name}” could not be read: what read it broke off",
}


def refusal(fault: Fault, name: str) -> Refusal:
    """The refusal of the file ``name``, the only one that the fault costs."""
    return Refusal(_SAYINGS[fault.reason].format(name=name, where=fault.where) + ". Nothing of it was imported.")

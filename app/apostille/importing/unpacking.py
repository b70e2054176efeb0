"""The files of a ZIP archive that may be statements, tables first; archives within it are refused by name."""

from __future__ import annotations

from apostille.importing import folders, kinds
from apostille.importing.safezip import SafeZip


class Archive:
    """A ZIP archive as a folder of files; raises ``Refusal`` where it is damaged, too large or a trap."""

    def __init__(self, data: bytes) -> None:
        self._zip = SafeZip(data)
        seen = [name for name in self._zip.names() if not _hidden(name)]
        wanted = [name for name in seen if folders.wanted(_last(name)) or kinds.ending(name) == "zip"]
        self.wanted = sorted(wanted, key=lambda name: (not kinds.may_be_table(_last(name)), name))
        """The names of the members that are read, in the order in which they are."""
        self.others = len(seen) - len(wanted)
        """How many files of other kinds there are."""
        self.hostile = self._zip.hostile
        """Names that lead elsewhere, or are none; these members are left alone."""

    def read(self, name: str) -> bytes:
        """The bytes of a member; raises ``Refusal``."""
        return self._zip.read(name)


def _hidden(name: str) -> bool:
    """What is hidden in a folder, and what macOS puts beside each file."""
    return any(step.startswith(".") or step == "__MACOSX" for step in name.split("/"))


def _last(name: str) -> str:
    return name.rpartition("/")[2]

"""``docs/third-party.md``: the packages of the lock with their licences, as each package itself says them.

Run by the Python in whose environment they are (``python -m setup_tasks.licences``). A licence that is on no list is
refused, and nothing is written: somebody has to read it first.
"""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from setup_tasks import locked
from setup_tasks.said import CHECKOUT, Stop, say

FILE = CHECKOUT / "docs" / "third-party.md"
ALLOWED = {
    "MIT": "MIT",
    "BSD-3-Clause": "BSD-3-Clause",
    "PSF-2.0": "PSF-2.0",
    "Apache-2.0": "Apache-2.0",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause, with PDFium under Apache-2.0",
    "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only": "LGPL-3.0-only (one of three to choose from)",
}
"""What a package may say of itself → how it is printed. All let a program under the MIT licence be built on them."""
_BEGIN, _END = "| package | version | licence |\n|---|---|---|\n", "\n\n"


def table() -> str:
    """The rows, one a package of the program; raises ``Stop`` where a licence is none of ``ALLOWED``."""
    rows: list[str] = []
    for package in locked.packages("app"):
        said = _licence(package)
        if said not in ALLOWED:
            raise Stop(
                1, f"{package.name} {package.version} is under “{said}”, which is on no list. Nothing was written."
            )
        rows.append(f"| {package.name} | {package.version} | {ALLOWED[said]} |")
    return "\n".join(rows)


def _licence(package: locked.Package) -> str:
    """What the package that is installed here says of its licence (Core Metadata 2.4; older ones in free words)."""
    try:
        found = metadata(package.name)
    except PackageNotFoundError:
        raise Stop(
            4, f"{package.name} is not installed here, so nobody can say its licence. Run: tasks.py test"
        ) from None
    if found["Version"] != package.version:
        raise Stop(4, f"{package.name} is installed as {found['Version']}; the lock has {package.version}.")
    said: list[str] = [*(found.get_all("License-Expression") or ()), *(found.get_all("License") or ())]
    return next(iter(said), "")


def written(text: str, rows: str) -> str:
    """``text`` with ``rows`` in the place of those of its table."""
    head, _, rest = text.partition(_BEGIN)
    _, _, tail = rest.partition(_END)
    return f"{head}{_BEGIN}{rows}{_END}{tail}"


def main(file: Path = FILE) -> int:
    """Write the table anew; 0, or the code of what stood in the way."""
    try:
        file.write_text(written(file.read_text(encoding="utf-8"), table()), encoding="utf-8")
    except Stop as stop:
        say(stop.why)
        return stop.code
    return 0


if __name__ == "__main__":
    sys.exit(main())

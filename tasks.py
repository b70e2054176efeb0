"""Run, test and try Apostille from a checkout: ``python3 tasks.py``. Standard library only.

This file is the door: a Python as old as 3.6 can read it, and says which one is needed. The tasks: ``setup_tasks/``.
"""

import shutil
import sys

NEEDED = (3, 11)


def newer() -> "list[str]":
    """The names of the Pythons on this machine that would do, the newest first."""
    names = [f"python3.{minor}" for minor in range(20, NEEDED[1] - 1, -1)]
    return [name for name in names if shutil.which(name)]


def main() -> int:
    """Hand over to the tasks, or say which Python is needed and end with 2."""
    if sys.version_info < NEEDED:
        found = newer()
        remedy = f"Use {found[0]} tasks.py instead." if found else "Install it first."
        sys.stderr.write(f"Apostille needs Python 3.11 or newer; this is {sys.version.split()[0]}. {remedy}\n")
        return 2
    from setup_tasks import commands

    return commands.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

"""`apostille`: the window, and every command that works without one."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from apostille.cli.main import run


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command line and returns its exit code."""
    return run(sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())

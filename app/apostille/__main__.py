"""`apostille`: the window, and every command that works without one."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from apostille.cli.main import run


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command line and returns its exit code."""
    return run(sys.argv[1:] if argv is None else argv, _show)


def _show(files: Sequence[Path], library: Path | None) -> int:
    from apostille.ui import launch  # Qt, only where a window is wanted

    return launch.main(files, library)


if __name__ == "__main__":
    sys.exit(main())

"""Runs the benchmarks named, or all: see ``running.run``."""

from __future__ import annotations

import sys

from benchmarks import running

MEASURES = (
    "store", "start", "reader", "report", "anchors", "mastheads", "references", "formats", "importing",
    "importing_window", "pdf", "damage", "encodings", "backups",
)  # fmt: skip

if __name__ == "__main__":
    raise SystemExit(running.run("benchmarks", MEASURES, sys.argv[1:]))

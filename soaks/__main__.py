"""Runs the soaks named, or all, which takes the better part of an hour: see ``benchmarks.running.run``."""

from __future__ import annotations

import sys

from benchmarks import running

SOAKS = ("kills", "power", "full", "flips", "readers", "undoing", "mutations")

if __name__ == "__main__":
    raise SystemExit(running.run("soaks", SOAKS, sys.argv[1:]))

"""What the tests of the readers share: the laws of every reading, and a draft laid out to be compared."""

from __future__ import annotations

import sys
from pathlib import Path

for folder in (Path(__file__).parent, Path(__file__).parent.parent / "reading"):
    sys.path.insert(0, str(folder))

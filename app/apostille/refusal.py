"""What was asked cannot be done, and the words to say so."""

from __future__ import annotations


class Refusal(Exception):
    """Raised by a room when it declines; ``why`` is a sentence for the analyst.

    ``what`` names the thing refused (a path, a tag, an id) so that a list of refusals
    can be read by a script. ``exit_code`` is what the command line ends with.
    """

    exit_code = 1

    def __init__(self, why: str, *, what: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.what = what


class WrongUse(Refusal):
    """The words of the request are not a request: exit code 2."""

    exit_code = 2


class LibraryInUse(Refusal):
    """Another process writes to the library: exit code 75 (EX_TEMPFAIL)."""

    exit_code = 75


class NoScreen(Refusal):
    """No display can be reached: exit code 69 (EX_UNAVAILABLE)."""

    exit_code = 69


class LibrariesMissing(Refusal):
    """System libraries that Qt needs are absent: exit code 3."""

    exit_code = 3

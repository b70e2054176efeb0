"""What the kinds of documents are called in a report."""

from __future__ import annotations

from apostille.exporting.words import Language

LETTERS = frozenset({"note_verbale", "letter", "message", "cablegram", "aide_memoire"})
"""The kinds that are sent by somebody to somebody, and may transmit another's words."""

FEMININE = frozenset({"note_verbale", "letter", "declaration"})
"""Those whose French names are feminine, of ``LETTERS`` and their like."""

_NAMES: dict[str, tuple[str, str]] = {
    "note_verbale": ("note verbale", "note verbale"),
    "letter": ("letter", "lettre"),
    "statement": ("statement", "déclaration"),
    "declaration": ("declaration", "déclaration"),
    "message": ("message", "message"),
    "resolution": ("resolution", "résolution"),
    "decision": ("decision", "décision"),
    "verbatim_record": ("verbatim record", "procès-verbal"),
    "summary_record": ("summary record", "compte rendu analytique"),
    "minutes": ("minutes", "procès-verbal"),
    "working_paper": ("working paper", "document de travail"),
    "report": ("report", "rapport"),
    "treaty": ("treaty", "traité"),
    "cablegram": ("cablegram", "câblogramme"),
    "aide_memoire": ("aide-memoire", "aide-mémoire"),
    "press_release": ("press release", "communiqué de presse"),
}


def kind_name(kind: str, language: Language) -> str:
    """A kind of document in words, in small letters; nothing for *other* and for what is not known."""
    return _NAMES.get(kind, ("", ""))[1 if language == "fr" else 0]

"""The control words of rich text that are signs, and those that say where a group's words go (RTF 1.9.1)."""

from __future__ import annotations

SIGNS = {
    "tab": "\t", "emdash": "\u2014", "endash": "\u2013", "lquote": "\u2018", "rquote": "\u2019",
    "ldblquote": "\u201c", "rdblquote": "\u201d", "bullet": "\u2022", "emspace": "\u2003", "enspace": "\u2002",
    "qmspace": "\u2005", "ltrmark": "\u200e", "rtlmark": "\u200f", "zwj": "\u200d", "zwnj": "\u200c", "zwbo": "\u200b",
    "zwnbo": "\u2060",
}  # fmt: skip
"""Control words that are characters."""

ESCAPED = {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\"}
"""Control symbols that are characters."""

NEVER = frozenset({
    "colortbl", "filetbl", "themedata", "colorschememapping", "datastore", "latentstyles", "rsidtbl", "generator",
    "revtbl", "bkmkstart", "bkmkend", "xe", "tc", "tcn", "txe", "rxe", "ftnsep", "ftnsepc", "ftncn", "aftnsep",
    "aftnsepc", "aftncn", "nonshppict", "shprslt", "objdata", "objclass", "objname", "pnseclvl", "pn", "panose",
    "falt", "fontemb", "datafield", "formfield", "private", "pgdsctbl", "docvar", "userprops", "oldpprops",
    "oldcprops", "mmathPr", "xmlnstbl", "wgrffmtfilter", "atnparent", "listpicture", "levelnumbers", "listname",
    "liststylename", "atnid", "atntime", "atnicn", "template", "passwordhash", "factoidname", "ebcstart", "ebcend",
    "nextfile", "protusertbl", "mmathPict", "blipuid", "picprop", "sn", "sv", "sp",
})  # fmt: skip
"""Groups whose words are no text and hold none."""

SKIPPED = frozenset({"pict", "object", "shpinst", "do", "shp", "shpgrp", "info", "upr", "docfmt", "background"})
"""Groups whose words are no text, but which may hold some: a text box, the result of an object, a title."""

TEXT = frozenset({"result", "shppict", "moMath", "moMathPara"})
"""Groups inside others whose words are text after all."""

REPEATED = frozenset({"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"})
"""What every page repeats."""

COUNTED = {
    "nar": "decimal", "nalc": "lowerLetter", "nauc": "upperLetter", "nrlc": "lowerRoman", "nruc": "upperRoman",
}  # fmt: skip
"""How ``\\ftnnar``, ``\\aftnnrlc``, ``\\sftnnalc`` … end → the way in which notes are counted."""

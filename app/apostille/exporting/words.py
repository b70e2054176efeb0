"""The words of a report in its language: headings, counts, dates. English and French."""

from __future__ import annotations

from typing import Literal

Language = Literal["en", "fr"]

_PHRASES: dict[str, tuple[str, str]] = {
    "default_title": ("Annotations", "Annotations"),
    "prepared_for": ("Prepared for", "À l’attention de"),
    "covers": ("Covers", "Porte sur"),
    "contains": ("Contains", "Contient"),
    "date": ("Date", "Date"),
    "findings": ("Findings", "Constats"),
    "by_tag": ("Annotations by tag", "Annotations par étiquette"),
    "statements_by_date": ("Statements, by date", "Déclarations, par date"),
    "tag": ("Tag", "Étiquette"),
    "annotations": ("Annotations", "Annotations"),
    "statements": ("Statements", "Déclarations"),
    "statement": ("Statement", "Déclaration"),
    "words": ("Words", "Paroles"),
    "words_of": ("Words of", "Paroles de"),
    "transmitted": ("transmitted by {who}", "transmise par {who}"),
    "definition": ("Definition.", "Définition."),
    "use_for": ("Use for", "Employer pour"),
    "not_for": ("Not for", "Ne pas employer pour"),
    "unofficial": ("unofficial translation", "traduction non officielle"),
    "note": ("Note.", "Note."),
    "also_tagged": ("also tagged {tags}", "également\u00a0: {tags}"),
    "tagged": ("tagged {tags}", "étiquettes\u00a0: {tags}"),
    "see_no": ("See no. {number}", "Voir n° {number}"),
    "see_also": ("Printed above under another tag", "Imprimées plus haut sous une autre étiquette"),
    "untagged": ("Without a tag", "Sans étiquette"),
    "on_whole": ("On the whole statement", "Sur l’ensemble de la déclaration"),
    "needs_look": (
        "Needs a look: these words are no longer found in the text.",
        "À revoir : ces mots ne se retrouvent plus dans le texte.",
    ),
    "nothing_found": ("Read, nothing found", "Lu, rien trouvé"),
    "nothing_on": ("nothing on", "rien sur"),
    "source_notes": ("Source notes", "Notes sur les sources"),
    "codebook": ("Codebook", "Grille d’étiquettes"),
    "counted": (
        "Paragraph numbers in brackets are counted, not printed.",
        "Les numéros de paragraphe entre crochets sont comptés, non imprimés.",
    ),
    "no_annotations": (
        "No annotations were selected. Choose other statements, tags or annotators.",
        "Aucune annotation n’a été retenue. Choisissez d’autres déclarations, étiquettes ou annotateurs.",
    ),
    "illegible": ("[illegible]", "[illisible]"),
    "and_below": ("{tag} and below", "{tag} et au-dessous"),
    "tags_are": ("tags {tags}", "étiquettes {tags}"),
    "tag_is": ("tag {tags}", "étiquette {tags}"),
    "without_tag": ("annotations without a tag", "annotations sans étiquette"),
    "annotated_by": ("annotated by {who}", "annotées par {who}"),
    "citing": ("citing {keys}", "citant {keys}"),
    "titled": ("title with “{words}”", "titre contenant «\u00a0{words}\u00a0»"),
    "restores": (
        "“{words}” restores {lost} lost in the source file{basis}.",
        "«\u00a0{words}\u00a0» rétablit {lost} dans le fichier source{basis}.",
    ),
    "replaces": (
        "“{words}” replaces {read} of the source file{basis}.",
        "«\u00a0{words}\u00a0» remplace {read} du fichier source{basis}.",
    ),
    "inserts": ("“{words}” is supplied{basis}.", "«\u00a0{words}\u00a0» est ajouté{basis}."),
    "no_text": (
        "The file holds no text that could be read: what is said of it is said of the whole.",
        "Le fichier ne contient aucun texte lisible\u00a0: ce qui en est dit porte sur l’ensemble.",
    ),
    "is_lost": (
        "{lost} lost in the source file, printed {sign}.",
        "{lost} dans le fichier source, imprimés {sign}.",
    ),
    "is_doubtful": (
        "“{words}” looks damaged in the source file ({kind}), printed as it stands.",
        "«\u00a0{words}\u00a0» paraît altéré dans le fichier source ({kind}), imprimé tel quel.",
    ),
    "are_doubtful": (
        "{passages} look damaged in the source file ({kind}) and were left as they stand.",
        "{passages} paraissent altérés dans le fichier source ({kind}) et sont imprimés tels quels.",
    ),
    "basis_from": (", from the {basis}", ", d’après\u00a0: {basis}"),
    "basis": ("; basis: {basis}", "\u00a0; source\u00a0: {basis}"),
    "undated": ("undated", "sans date"),
    "untitled": ("Untitled statement", "Déclaration sans titre"),
    "page": ("p. {number}", "p. {number}"),
    "by_whom": ("by", "par"),
    "then": ("; ", "\u00a0; "),
    "colon": (": ", "\u00a0: "),
    "in_all": ("in", "dans"),
}

_COUNTED: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "annotation": (("annotation", "annotations"), ("annotation", "annotations")),
    "annotator": (("annotator", "annotators"), ("annotateur", "annotateurs")),
    "statement": (("statement", "statements"), ("déclaration", "déclarations")),
    "silence": (("statement read, nothing found", "statements read, nothing found"),
                ("déclaration lue, rien trouvé", "déclarations lues, rien trouvé")),
    "untagged": (("without a tag", "without a tag"), ("sans étiquette", "sans étiquette")),
    "look": (("needs a look", "need a look"), ("à revoir", "à revoir")),
    "sign": (("character", "characters"), ("caractère", "caractères")),
    "character": (("character", "characters"), ("caractère perdu", "caractères perdus")),
    "passage": (("passage", "passages"), ("passage", "passages")),
    "damaged": (("other damaged passage", "other damaged passages"),
                ("autre passage endommagé", "autres passages endommagés")),
}  # fmt: skip

_DAMAGE = {
    "mojibake": ("wrong encoding", "mauvais codage"),
    "ligature": ("ligature", "ligature"),
    "accent": ("accent", "accent"),
    "homoglyph": ("look-alike letter", "lettre d’un autre alphabet"),
    "lam_alef": ("lam-alef", "lam-alef"),
    "ocr": ("misread by OCR", "erreur de reconnaissance"),
}


def _at(language: Language) -> int:
    return 1 if language == "fr" else 0


def say(language: Language, phrase: str, **values: object) -> str:
    """A fixed phrase in the report's language, with its values filled in."""
    words = _PHRASES[phrase][_at(language)]
    return words.format(**values) if values else words


def count(language: Language, number: int, noun: str) -> str:
    """A number with its noun: "56 annotations", "1 statement"; French counts 0 as one."""
    one = number < 2 if language == "fr" else number == 1
    return f"{number} {_COUNTED[noun][_at(language)][0 if one else 1]}"


def damage_kind(language: Language, kind: str) -> str:
    """What a sort of damage is called; the kind itself where it has no other name."""
    return _DAMAGE.get(kind, (kind, kind))[_at(language)]


def and_list(language: Language, items: list[str]) -> str:
    """Items joined by commas and a last *and*."""
    last = " et " if language == "fr" else " and "
    return last.join(filter(None, [", ".join(items[:-1]), items[-1]])) if items else ""


def quotes(language: Language, words: str) -> str:
    """Words in the quotation marks of the report's language."""
    return f"«\u00a0{words}\u00a0»" if language == "fr" else f"“{words}”"

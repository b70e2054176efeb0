"""The words that statements are made of, for asking whether something is a word.

``reading/data/words.en.txt`` are the words in small letters of at least four of the statements, treaties and notes of
the corpus, ``words.fr.txt`` all of its French ones; a word that is not there may be a word all the same.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "fr")


@cache
def lexicon(language: str) -> frozenset[str]:
    """The known words of a language in small letters; of "" those of all; of one that has none here, none."""
    if not language:
        return frozenset[str]().union(*map(lexicon, LANGUAGES))
    if language not in LANGUAGES:
        return frozenset()
    return frozenset((files("apostille.reading.data") / f"words.{language}.txt").read_text(encoding="utf-8").split())


@cache
def shapes(language: str) -> frozenset[str]:
    """All runs of three letters in known words, with ^ for where a word begins and $ for where it ends."""
    return frozenset(run for word in lexicon(language) for run in runs(word))


def runs(word: str) -> list[str]:
    """The runs of three letters of a word, its beginning and end among them."""
    whole = f"^{word}$"
    return [whole[at : at + 3] for at in range(len(whole) - 2)]

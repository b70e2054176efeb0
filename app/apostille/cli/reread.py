"""`apostille reread STATEMENT`: the kept bytes of a statement read anew, annotations carried along."""

from __future__ import annotations

from apostille import statements
from apostille.cli.adder import Adder
from apostille.cli.call import Answer, Call


def add(commands: Adder) -> None:
    """Adds ``reread``."""
    about = "Read the kept file of a statement anew, as a new version with its annotations."
    made = commands.add("reread", reread, about, "apostille reread 3 --encoding cp1251")
    made.add_argument("statement", metavar="STATEMENT")
    made.add_argument("--encoding", help="how the bytes are to be read; else as they would be found")
    made.add_argument("--language", help="the language of the text (fr, zh-Hant)")


def reread(call: Call) -> Answer:
    """Reads anew; refuses where nothing would change."""
    from apostille.importing.again import read_again  # only this needs the readers
    from apostille.importing.pool import Wishes
    from apostille.statements.fields import validated

    words = call.words
    language = validated("language", words.language) if words.language is not None else None
    with call.writing() as library:
        with library.read() as session:
            statement = statements.resolve(session, words.statement)
            draft = read_again(session, statement, Wishes(words.encoding, language))
        with library.step("Read again") as session:
            made = statements.reread(session, statement, draft, language=language)
    told = f"Statement {statement} was read anew: version {made}, {draft.encoding or draft.format}, {draft.language}."
    value = {"id": statement, "version": made, "encoding": draft.encoding, "language": draft.language}
    return Answer({**value, "doubts": list(draft.doubts)}, [told, *(f"  doubt: {doubt}" for doubt in draft.doubts)])

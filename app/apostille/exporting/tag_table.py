"""The tags of a report: what they are called, and how often they were used, with what lies below them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from apostille.annotations.briefs import AnnotationBrief
from apostille.codebook import TagRow
from apostille.exporting.arrange import Labels
from apostille.exporting.report import ARROW, TagLine
from apostille.exporting.scope import Scope
from apostille.exporting.words import Language, say


def labels(scope: Scope, language: Language) -> tuple[Labels, tuple[TagLine, ...]]:
    """The tags by their ids, and the table's lines in codebook order, annotations without a tag last."""
    rows = scope.codebook
    names = _names(rows)
    lines = dict(_lines(scope, names))
    made = Labels(
        order={row.id: index for index, row in enumerate(rows)},
        paths={row.id: row.path for row in rows},
        names=names,
        colours=_colours(rows),
        lines=lines,
        scope=scope.tags,
    )
    bare = [row for row in scope.rows if not row.tags]
    without = TagLine((), say(language, "untagged"), 0, "", len(bare), len({row.statement for row in bare}))
    return made, (*lines.values(), *([without] if bare else ()))


def _names(rows: Sequence[TagRow]) -> dict[int, tuple[str, ...]]:
    """The names from the top of the tree down, by id; rows stand in tree order."""
    names: dict[int, tuple[str, ...]] = {}
    for row in rows:
        names[row.id] = (*names.get(row.parent or 0, ()), row.name)
    return names


def _colours(rows: Sequence[TagRow]) -> dict[int, str]:
    """The colours by id; a tag without one takes that of the tag above."""
    colours: dict[int, str] = {}
    for row in rows:
        colours[row.id] = row.colour or colours.get(row.parent or 0, "")
    return colours


def _lines(scope: Scope, names: dict[int, tuple[str, ...]]) -> Iterable[tuple[int, TagLine]]:
    above = _above(scope.codebook)
    annotations, statements = _counts(scope.rows, above)
    asked = {choice.tag for choice in scope.choices} | {tag for tags in scope.silences.values() for tag in tags}
    colours = _colours(scope.codebook)
    shown: set[int] = set()
    for row in scope.codebook:
        within = scope.tags is None or row.id in scope.tags
        if not within or not (annotations[row.id] or row.id in asked):
            continue
        over = [tag for tag in above[row.id][1:] if tag in shown]
        shown.add(row.id)
        yield (
            row.id,
            TagLine(
                path=names[row.id],
                label=ARROW.join(names[row.id][len(names[over[0]]) if over else 0 :]),
                depth=len(over),
                colour=colours[row.id],
                annotations=annotations[row.id],
                statements=len(statements[row.id]),
                definition=row.definition,
                use_for=row.use_for,
                not_for=row.not_for,
            ),
        )


def _above(rows: Sequence[TagRow]) -> dict[int, list[int]]:
    """Each tag with those above it, itself first."""
    above: dict[int, list[int]] = {}
    for row in rows:
        above[row.id] = [row.id, *above.get(row.parent or 0, [])]
    return above


def _counts(
    rows: Iterable[AnnotationBrief], above: dict[int, list[int]]
) -> tuple[Counter[int], defaultdict[int, set[int]]]:
    """Distinct annotations and statements of each tag, those of what lies below it among them."""
    places: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for row in rows:
        places[row.tags].append(row.statement)
    annotations: Counter[int] = Counter()
    statements: defaultdict[int, set[int]] = defaultdict(set)
    for tags, held in places.items():
        for tag in {over for each in tags for over in above[each]}:
            annotations[tag] += len(held)
            statements[tag].update(held)
    return annotations, statements

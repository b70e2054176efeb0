"""What stands beside the body of a document: comments, and what every page repeats."""

from __future__ import annotations

from apostille.importing.drafting import Remark
from apostille.importing.marked import Element
from apostille.importing.times import utc
from apostille.importing.word.body import Body
from apostille.importing.word.names import W
from apostille.importing.word.package import Package

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_IDS = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}"
_EXTENSIBLE = "{http://schemas.microsoft.com/office/word/2018/wordml/cex}"


def remarks_of(package: Package, body: Body) -> dict[str, Remark]:
    """The comments by their ids, with author and time."""
    root = package.part("comments")
    if root is None:
        return {}
    times = _times(package)
    return {each.get(f"{W}id", ""): _remark(each, body, times) for each in root.iterchildren(f"{W}comment")}


def _remark(comment: Element, body: Body, times: dict[str, str]) -> Remark:
    words = "\n".join(paragraph.words.text for paragraph in body.apart(comment) if paragraph.words)
    last = [paragraph.get(f"{_W14}paraId", "") for paragraph in comment.iter(f"{W}p")][-1:]
    told = times.get(last[0], "") if last else ""
    return Remark(words, comment.get(f"{W}author", ""), utc(told or comment.get(f"{W}date", "")))


def _times(package: Package) -> dict[str, str]:
    """The time in UTC of comments by the id of their last paragraph; Word's older note of the time is the local one."""
    ids, extensible = package.part("commentsIds"), package.part("commentsExtensible")
    if ids is None or extensible is None:
        return {}
    times = {each.get(f"{_EXTENSIBLE}durableId", ""): each.get(f"{_EXTENSIBLE}dateUtc", "") for each in extensible}
    return {each.get(f"{_IDS}paraId", ""): times.get(each.get(f"{_IDS}durableId", ""), "") for each in ids}


def running_lines(package: Package, body: Body) -> list[str]:
    """The lines of headers and footers."""
    roots = [package.optional(name) for kind in ("header", "footer") for name in package.related(kind)]
    paragraphs = [paragraph for root in roots if root is not None for paragraph in body.apart(root)]
    return [paragraph.words.text for paragraph in paragraphs]

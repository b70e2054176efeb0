"""What the elements of a page say of themselves by name, role and class: that they are furniture, or the article."""

from __future__ import annotations

import re

from apostille.importing.web.tree import Node

_ROLES = frozenset({
    "navigation", "banner", "search", "complementary", "contentinfo", "menu", "menubar", "menuitem", "toolbar",
    "dialog", "alertdialog", "tablist", "tooltip", "button", "doc-pagelist", "doc-toc", "doc-index",
})  # fmt: skip
_TAGS = frozenset({
    "nav", "button", "select", "option", "input", "textarea", "datalist", "dialog", "menu", "progress", "meter",
    "output", "legend", "label",
})  # fmt: skip
_CONTENT_ROLES = frozenset({"main", "article", "document"})

SURE = frozenset({
    "nav", "navbar", "navigation", "navi", "navmenu", "menu", "submenu", "topmenu", "mainmenu", "breadcrumb",
    "breadcrumbs", "cookie", "cookies", "consent", "gdpr", "share", "sharing", "shares", "sharethis", "addthis",
    "addtoany", "social", "socials", "newsletter", "subscribe", "subscription", "skip", "skiplink", "skiplinks",
    "skipnav", "pagination", "pager", "toolbar", "advert", "adverts", "advertisement", "ads", "promo", "popup",
    "modal", "lightbox", "login", "signin", "offcanvas", "hamburger", "searchform", "searchbox", "searchbar",
    "langswitch", "languageswitcher", "backtotop", "totop", "noprint", "toc", "crumbs", "crumb",
})  # fmt: skip
"""Words in a class that only furniture has; a page's article would have to be made of it to be kept."""
LIKELY = frozenset({
    "sidebar", "sidenav", "aside", "footer", "header", "masthead", "banner", "topbar", "widget", "widgets", "related",
    "recommended", "teaser", "teasers", "tags", "tagcloud", "copyright", "legal", "contact", "feedback", "search",
    "language", "languages", "lang", "tools", "utility", "utilities", "links", "comments", "respond", "reply", "rss",
    "partners", "logo",
})  # fmt: skip
"""Words in a class that furniture mostly has."""
_UNSEEN = frozenset({"visuallyhidden", "screenreader", "sronly"})
_CONTAINERS = frozenset({"div", "section", "ul", "ol", "table", "td", "aside", "form"})
_PROSE = frozenset({"p", "li", "td", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dd"})
_ANY = 1_000_000
_MUCH = 2500
"""What has a name of furniture and more prose than this is called so for another reason."""
_LITTLE = {"header": 160, "footer": 400, "aside": 1200}
"""What is called so is furniture as long as it holds no more prose: some writers put their preamble into a header."""
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_TOOL = (
    "share|share this(?: page)?|print|print(?:er)?[- ]friendly(?: version)?"
    "|print (?:this )?page|e-?mail|tweet|facebook|twitter|linkedin|whatsapp|telegram"
    "|instagram|youtube|copy link|back to top|go to top|skip to (?:main )?content|read more"
    "|partager|imprimer|retour en haut(?: de page)?|haut de page|lire la suite"
    "|aller au contenu(?: principal)?|compartir|imprimir|volver arriba|leer más"
    "|ir al contenido(?: principal)?|поделиться|печать|версия для печати|распечатать|наверх"
    "|вернуться к началу|читать далее|分享|打印|返回顶部|分享到|مشاركة|شارك|طباعة|العودة إلى الأعلى"
    "|udostępnij|drukuj|teilen|drucken"
)
_TOOLS = re.compile(rf"(?:(?:{_TOOL})[\s|/·•,:]*)+", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright\b|all rights reserved|tous droits réservés|todos los derechos reservados|все права защищены"
    r"|版权所有|جميع الحقوق محفوظة)",
    re.IGNORECASE,
)
_TOOL_TAGS = frozenset({"a", "span", "div", "p", "li", "ul", "td", "small"})
_LONGEST_TOOL = 120


def is_tool(node: Node) -> bool:
    """Whether all its words are those of a button (share, print, back to top) or a notice of rights."""
    if (
        node.tag not in _TOOL_TAGS
        or sum(len(child) for child in node.children if isinstance(child, str)) > _LONGEST_TOOL
    ):
        return False
    if node.tag in ("a", "span") and not _stands_alone(node):
        return False
    words = node.words() if sum(1 for _ in zip(node.walk(), range(20), strict=False)) < 20 else ""
    return 0 < len(words) <= _LONGEST_TOOL and bool(_TOOLS.fullmatch(words) or _RIGHTS.match(words))


def is_hidden(node: Node) -> bool:
    """Whether a browser does not show it."""
    if not node.attributes:
        return False
    if "hidden" in node.attributes or _HIDING.search(node.get("style")):
        return True
    tokens = node.tokens
    return bool(tokens & _UNSEEN) or {"sr", "only"} <= tokens or {"visually", "hidden"} <= tokens


def is_content(node: Node) -> bool:
    """Whether it says that it is what the page is about."""
    return node.tag in ("main", "article") or node.get("role").lower() in _CONTENT_ROLES


def furniture_by_nature(node: Node) -> bool:
    """Whether it is furniture whatever stands in it."""
    return node.tag in _TAGS or node.get("role").lower() in _ROLES


SURELY = 0.75
"""The share from which on an element is furniture by its very name."""


def suspicion(node: Node) -> tuple[float, int]:
    """Up to which share of a page's prose, and how many characters of it, it is taken for furniture; 0, 0: never."""
    if node.tag in ("body", "html") or is_content(node):
        return 0.0, 0
    if furniture_by_nature(node):
        return 0.8, _ANY
    if node.tokens & SURE and _stands_alone(node):
        return SURELY, _MUCH
    if node.tag in _CONTAINERS and node.tokens & LIKELY:
        return 0.25, _ANY
    return (0.25, _LITTLE[node.tag]) if node.tag in _LITTLE else (0.0, 0)


def _stands_alone(node: Node) -> bool:
    """Whether it is no word inside a paragraph."""
    return node.is_block or (node.parent is not None and node.parent.tag not in _PROSE and not node.parent.has_text)

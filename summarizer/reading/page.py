"""An HTML page as text: what a browser shows of the account, in its order, and nothing it hides."""

from __future__ import annotations

import copy
import re
from datetime import date
from importlib import import_module
from itertools import islice
from typing import Any

from summarizer.errors import DocumentTooLarge, EmptyDocument, UnreadableDocument
from summarizer.reading.article import Account, account_of
from summarizer.reading.decoding import decode
from summarizer.reading.extracted import Extracted, label
from summarizer.reading.flow import Flow, Hidden, flow_of
from summarizer.reading.limits import ReadLimits, too_large
from summarizer.words.datelines import parse_date

#: Where lxml's parser stops reading, whatever it was told.
_PARSED = 255
#: A document type with declarations of its own, as only XML has: what its entities stand for would not be read.
_DECLARING = re.compile(r"<!DOCTYPE[^>\[]{0,500}\[", re.IGNORECASE)
_SENTENCE_WORDS = 6
_EXCERPT = 80
_NAMES = {
    "struck": "struck out",
    "hidden": "hidden from readers",
    "reading": "readings printed above the characters (ruby)",
}


def from_html(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    """Read an HTML page.

    Raises:
        EmptyDocument: it shows no text.
        DocumentTooLarge: it is larger, or nested deeper, than the limits.
    """
    if len(data) > limits.markup_bytes:
        raise too_large(name, len(data), limits.markup_bytes, "bytes of HTML", "markup_bytes")
    return from_markup(decode(data, name).text, name, limits)


def from_markup(markup: str, name: str, limits: ReadLimits) -> Extracted:
    """Read a page that is decoded already; errors as :func:`from_html`."""
    _check_entities(markup, name)
    _check_tags(markup, name)
    _check_nesting(markup, name, limits)
    root = _parsed(markup)
    _check_styles(root, name)
    flow = flow_of(root)
    too_many = _most_inline(root) > _MOST_INLINE
    found = None if too_many else _trafilatura(root, flow, limits)
    account = account_of(flow, (found.text if found else None) or "", root)
    if not account.text.strip():
        raise EmptyDocument(f"{name} was read as HTML and shows no text.")
    return Extracted(
        text=account.text,
        extraction=label("html", "trafilatura"),
        title=found.title if found else None,
        publisher=found.sitename if found else None,
        published=_published(found.date if found else None),
        url=_address(found.url if found else None),
        left_out=(*_left_out(account, flow), *((_NOT_SOUGHT,) if too_many else ())),
    )


def _parsed(markup: str) -> Any:
    """Return the tree a browser makes of a page: by the rules of HTML5, which lxml's own parser does not follow."""
    lexbor: Any = import_module("selectolax.lexbor")
    html: Any = import_module("lxml.html")
    repaired = lexbor.LexborHTMLParser(markup).html or "<html><body></body></html>"
    return html.document_fromstring(repaired.encode("utf-8", "replace"), _parser(html))


#: A tag of so many characters, marks of quotation kept together.
_LONG_TAG = re.compile(r"""<[a-zA-Z](?:[^"'>]|"[^"]*"|'[^']*'){20000,}""")
#: Parsers compare every attribute of an element with all before it: 20,000 of one element take two seconds.
_MOST_ATTRIBUTES = 10_000
#: Elements of a page of which trafilatura's own choice is taken as it is. With 20,000 paragraphs its comparison takes
#: two seconds, with 60,000 twenty; a long article has 2,000.
_MANY_ELEMENTS = 20_000
#: Elements within one paragraph beyond which trafilatura is not asked: it takes the square of them.
_MOST_INLINE = 5_000
_NOT_SOUGHT = (
    f"A paragraph of the page has more than {_MOST_INLINE:,} elements: the page's article was not sought, nor its "
    "title, publisher and day."
)


def _most_inline(root: Any) -> int:
    """Return how many elements with text behind them the fullest element of a page holds."""
    return max(
        sum(1 for child in element if child.tail and not child.tail.isspace())
        for element in root.iter()
    )


def _elements(root: Any) -> int:
    return sum(1 for _ in root.iter())


def _check_entities(markup: str, name: str) -> None:
    if _DECLARING.search(markup[:4_000]):
        raise UnreadableDocument(
            f"{name} was to be read as HTML and declares entities of its own, which are not resolved. "
            "Open it in a browser and save it as HTML."
        )


def _check_tags(page: str, name: str) -> None:
    for tag in _LONG_TAG.finditer(page):
        count = len(re.split(r"[\s/]+", tag[0]))
        if count > _MOST_ATTRIBUTES:
            raise DocumentTooLarge(
                f"{name} holds an element with {count:,} attributes; the limit is {_MOST_ATTRIBUTES:,}. "
                "Open it in a browser and save its text."
            )


#: Signs of style sheets and attributes of style that are looked at: each is a token of some microseconds and 100
#: bytes. The largest frameworks, whole, have half as many.
_MOST_STYLE = 1_000_000
_STYLE_SIGN = re.compile(r"[{}:;,()]")


def _check_styles(root: Any, name: str) -> None:
    sheets = (style.text or "" for style in root.iter("style"))
    given = root.xpath("//@style")
    count = sum(sum(1 for _ in _STYLE_SIGN.finditer(css)) for css in (*sheets, *given))
    if count > _MOST_STYLE:
        raise DocumentTooLarge(
            f"{name} holds style sheets of {count:,} signs; the limit is {_MOST_STYLE:,}. "
            "Open it in a browser and save its text."
        )


def _check_nesting(page: str, name: str, limits: ReadLimits) -> None:
    """Refuse a page whose elements lie deeper inside each other than the parser reads: their text would be lost."""
    html: Any = import_module("lxml.html")
    etree: Any = import_module("lxml.etree")
    try:
        root: Any = html.document_fromstring(page.encode("utf-8", "replace"), _parser(html))
    except (etree.ParserError, ValueError):
        return  # nothing that could be nested
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    most = min(limits.nesting, _PARSED)
    if deepest > most:
        raise too_large(name, deepest, most, "and more elements inside each other", "nesting")


def _parser(html: Any) -> Any:
    return html.HTMLParser(encoding="utf-8", collect_ids=False)


def _trafilatura(root: Any, flow: Flow, limits: ReadLimits) -> Any:
    """Return what trafilatura finds in a copy of the page without what is hidden, ``None`` where that is nothing."""
    import trafilatura
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MAX_FILE_SIZE", str(limits.bytes + 1))
    config.set("DEFAULT", "MIN_FILE_SIZE", "0")
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "0")
    return trafilatura.bare_extraction(
        _cleaned(root, flow),
        include_comments=False,
        with_metadata=True,
        # What it compares its own choice with takes the square of a page's paragraphs.
        fast=_elements(root) > _MANY_ELEMENTS,
        config=config,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _cleaned(root: Any, flow: Flow) -> Any:
    """Return a copy of the page without hidden elements, its days in sentences no longer marked as the page's own."""
    for place, element in enumerate(flow.gone):
        element.set("data-unseen", str(place))
    for element in root.iter("time"):
        if _in_sentence(element):
            element.set("data-told", "")
    page = copy.deepcopy(root)
    etree: Any = import_module("lxml.etree")
    for element in page.xpath("//*[@data-unseen]"):
        if element.getparent() is not None:
            element.drop_tree()
    for element in page.xpath("//time[@data-told]"):
        element.tag = "span"
        element.attrib.clear()
    etree.strip_attributes(root, "data-unseen", "data-told")
    return page


def _is_of_page(element: Any) -> bool:
    """Whether a `<time>` says itself that it is when the page was published."""
    return element.get("pubdate") is not None or "datePublished" in (element.get("itemprop") or "")


def _in_sentence(element: Any) -> bool:
    """Whether a `<time>` is part of what the page tells, and not the page's own date."""
    if _is_of_page(element):
        return False
    around = element.getparent()
    while around is not None and around.tag in ("b", "strong", "i", "em", "span", "a", "font", "u"):
        around = around.getparent()
    if around is None:
        return False
    enough = len(element.text_content().split()) + _SENTENCE_WORDS
    words = islice((word for piece in around.itertext() for word in piece.split()), enough)
    told = sum(1 for _ in words) == enough
    return told and around.tag not in ("header", "body", "html", "article")


def _published(stated: str | None) -> date | None:
    return parse_date(stated) if stated else None


def _address(stated: str | None) -> str | None:
    return stated if stated and stated.startswith(("http://", "https://")) else None


# -- what was left out ----------------------------------------------------------------------------


def _left_out(account: Account, flow: Flow) -> tuple[str, ...]:
    """Say what of the account's part of the page was not read, and what prose stands beside it."""
    inside = [one for one in flow.hidden if _shares(one, account)]
    said = [_hidden(reason, [o for o in inside if o.reason == reason]) for reason in _NAMES]
    if account.left_out:
        count = len(account.left_out)
        said.append(
            f"{count} {'paragraph' if count == 1 else 'paragraphs'} of the page, not taken for part of the account, "
            f"were not read: “{_excerpt(account.left_out[0].text)}”."
        )
    return tuple(one for one in said if one)


def _shares(hidden: Hidden, account: Account) -> bool:
    """Whether hidden words stand in the account, among its words."""
    around = {block.element for block in account.blocks}
    return (
        hidden.element in around
        or any(one in around for one in hidden.element.iterancestors())
        or (
            any(child in around for child in _siblings(hidden.element))
            and len(hidden.text.split()) > 2
        )
    )


def _siblings(element: Any) -> list[Any]:
    return [one for one in (element.getprevious(), element.getnext()) if one is not None]


def _hidden(reason: str, found: list[Hidden]) -> str | None:
    if not found:
        return None
    words = sum(len(one.text.split()) for one in found)
    some = "1 word" if words == 1 else f"{words:,} words"
    return f"{some} of the page, {_NAMES[reason]}, were not read: “{_excerpt(found[0].text)}”."


def _excerpt(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _EXCERPT else folded[: _EXCERPT - 2].rstrip() + " .."

"""What a page shows, as paragraphs in their order: the visible text of an HTML tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from summarizer.reading.formulas import linear_math
from summarizer.reading.raised import lowered, raised
from summarizer.reading.shown import Shown
from summarizer.reading.styles import StyleSheet

#: Elements whose content no browser shows as text.
_NEVER = frozenset(
    "head script style template noscript noframes noembed iframe object embed applet audio video canvas select "
    "datalist title meta link base param source track area col colgroup input rp progress meter frameset".split()
)
_STRUCK = frozenset(("del", "s", "strike"))
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p "
    "plaintext pre search section summary table tbody td tfoot th thead tr ul xmp marquee".split()
)
_PREFORMATTED = frozenset(("pre", "listing", "xmp", "plaintext", "textarea"))
_ROWS = frozenset(("table", "tbody", "thead", "tfoot"))
_SPACE = re.compile(r"[ \t\n\r\f]+")
_OPENS, _CLOSES = "“‘", "”’"
#: What a line begins with that signs a quotation, and how deep in its last paragraph a name may stand.
_DASHES, _NESTED = ("—", "–", "-", "―", "~"), 3
_LONGEST_CREDIT = 120
_MARKS = "“”„«»‹›「」『』\"'‘’"
_NOTE_CLASS = re.compile(r"foot-?note|note-?ref|endnote|\breference\b|\bfn\b", re.IGNORECASE)


@dataclass
class Block:
    """A paragraph, list item, heading, caption or row of a table, and the element it stands in."""

    text: str
    element: Any
    linked: int = 0


@dataclass
class Hidden:
    """Words of a page that are not shown, or struck out."""

    text: str
    element: Any
    reason: str


@dataclass
class Flow:
    """What a page shows, in order, and what it hides."""

    blocks: list[Block] = field(default_factory=list[Block])
    hidden: list[Hidden] = field(default_factory=list[Hidden])
    #: Elements of which nothing is shown.
    gone: list[Any] = field(default_factory=list[Any])


def flow_of(root: Any) -> Flow:
    """Return what a page (an lxml tree) shows, and what it hides."""
    walk = _Walk(StyleSheet.of(root))
    walk.element(root, Shown())
    walk.end_block()
    return walk.flow


@dataclass
class _Walk:
    """One walk over a tree. ``parts`` is the paragraph in the making."""

    styles: StyleSheet
    flow: Flow = field(default_factory=Flow)
    parts: list[str] = field(default_factory=list[str])
    places: list[Any] = field(default_factory=list[Any])
    linked: int = 0
    in_link: int = 0
    depth: int = 0
    prefix: str = ""

    # -- the paragraph in the making ---------------------------------------------------------------

    def end_block(self) -> None:
        """Close the paragraph in the making."""
        text = "\n".join(line.rstrip(" ") for line in "".join(self.parts).split("\n"))
        text = text.strip("\n").rstrip()
        if text.strip():
            self.flow.blocks.append(Block(self.prefix + text, self.places[-1], self.linked))
            self.prefix = ""
        self.parts.clear()
        self.linked = 0

    def add(self, text: str, *, pre: bool = False) -> None:
        """Add text to the paragraph, its white space folded as browsers do."""
        if not pre:
            text = _SPACE.sub(" ", text)
            if text.startswith(" ") and (not self.parts or self.parts[-1][-1:] in " \n"):
                text = text[1:]
        if text:
            self.parts.append(text)
            self.linked += len(text) if self.in_link else 0

    def before(self) -> str:
        """Return the end of the paragraph so far."""
        return "".join(self.parts[-4:])[-40:]

    # -- elements ----------------------------------------------------------------------------------

    def element(self, element: Any, above: Shown) -> None:
        """Walk an element."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _NEVER:
            return
        if self._unopened(element):
            self._hide(element, "hidden")
            return
        shown = self.styles.shown(element, above)
        if shown.gone:
            self._hide(element, "hidden")
        elif tag in _STRUCK or (shown.struck and not above.struck):
            self._hide(element, "struck")
        elif tag in ("math", "svg", "rt", "rtc"):
            self._special(element, tag, shown)
        elif _is_block(tag, shown, above):
            self._block(element, tag, shown)
        else:
            self._inline(element, tag, shown)

    def _unopened(self, element: Any) -> bool:
        return (
            element.get("hidden") is not None
            or element.get("popover") is not None
            or (element.tag == "dialog" and element.get("open") is None)
        )

    def _hide(self, element: Any, reason: str) -> None:
        self.flow.gone.append(element)
        text = " ".join(" ".join(_texts(element)).split())
        if text:
            self.flow.hidden.append(Hidden(text, element, reason))

    def _special(self, element: Any, tag: str, shown: Shown) -> None:
        if tag == "math":
            if shown.seen:
                self.add(linear_math(element))
        elif tag == "svg":
            for text in element.iter("text"):
                self.end_block()
                self._children(text, shown)
            self.end_block()
        else:
            self.flow.gone.append(element)
            reading = " ".join(_texts(element)).strip()
            if reading:
                self.flow.hidden.append(Hidden(reading, element, "reading"))

    def _block(self, element: Any, tag: str, shown: Shown) -> None:
        self.end_block()
        self.places.append(element)
        if tag in _ROWS and self._row_children(element):
            self._table(element, shown)
        elif tag == "tr":
            self._row(element, shown)
        elif tag == "li" and not shown.display.startswith("block"):
            self._item(element, shown)
        elif tag == "blockquote":
            self._quoted(element, shown)
        elif _signs(element):
            self._credit(element, shown)
        else:
            self._children(element, shown, pre=tag in _PREFORMATTED)
        self.end_block()
        self.places.pop()

    def _inline(self, element: Any, tag: str, shown: Shown) -> None:
        if tag == "br":
            self.parts.append("\n")
        elif tag in ("sup", "sub") or shown.script:
            self._raised(element, shown, up=tag != "sub" and shown.script >= 0)
        elif tag == "q":
            self._quotation(element, shown)
        elif tag == "cite" and _ends_quotation(element):
            self._block(element, tag, shown)
        elif tag == "a":
            self.in_link += 1
            self._children(element, shown)
            self.in_link -= 1
        else:
            self._children(element, shown, pre=tag in _PREFORMATTED)

    def _children(self, element: Any, shown: Shown, *, pre: bool = False) -> None:
        kept = pre or shown.pre
        self._text(element, element.text, shown, kept)
        for child in element:
            self.element(child, shown)
            self._text(element, child.tail, shown, kept)

    def _text(self, element: Any, text: str | None, shown: Shown, pre: bool) -> None:
        if not text:
            return
        if shown.seen:
            self.add(text, pre=pre)
        elif text.strip():
            self.flow.hidden.append(Hidden(" ".join(text.split()), element, "hidden"))

    # -- elements that want marks of their own -----------------------------------------------------

    def _raised(self, element: Any, shown: Shown, *, up: bool) -> None:
        before, began = self.before(), len(self.parts)
        self._children(element, shown)
        mark = "".join(self.parts[began:])
        del self.parts[began:]
        if not up:
            self.parts.append(lowered(before, mark))
        elif mark:
            self.parts.append(raised(before, mark, note=_leads_to_note(element)))

    def _quotation(self, element: Any, shown: Shown) -> None:
        inner = self.depth % 2
        self.depth += 1
        bare = element.text_content().strip()[:1] not in _MARKS
        if shown.seen and bare:
            self.add(_OPENS[inner])
        self._children(element, shown)
        if shown.seen and bare:
            self.add(_CLOSES[inner])
        self.depth -= 1

    def _quoted(self, element: Any, shown: Shown) -> None:
        """Walk a block of quotation: its paragraphs are put in quotation marks, who said it stays outside."""
        first = len(self.flow.blocks)
        self._children(element, shown)
        self.end_block()
        said = [b for b in self.flow.blocks[first:] if not _credits(b.element, element)]
        if (
            len(said) > 1
            and said[-1].text[:1] in _DASHES[:2]
            and len(said[-1].text) <= _LONGEST_CREDIT
        ):
            said.pop()
        if not said or any(one.text.lstrip()[:1] in _MARKS for one in said[:1]):
            return
        for block in said:
            block.text = _OPENS[0] + block.text
        said[-1].text += _CLOSES[0]

    def _credit(self, element: Any, shown: Shown) -> None:
        """Walk what says whose words a quotation holds: a dash stands for the place below it that a page gives it."""
        signed = element.text_content().strip()[:1] in _DASHES
        self.prefix = "" if signed else "— "
        self._children(element, shown)
        self.end_block()
        self.prefix = ""

    def _item(self, element: Any, shown: Shown) -> None:
        marker = _marker(element)
        self.prefix = marker
        self._children(element, shown)
        self.end_block()
        if self.prefix == marker:
            self.prefix = ""

    def _row_children(self, element: Any) -> bool:
        return any(child.tag in ("tr", *_ROWS) for child in element)

    def _table(self, element: Any, shown: Shown) -> None:
        for child in element:
            if isinstance(child.tag, str):
                self.element(child, shown)

    def _row(self, element: Any, shown: Shown) -> None:
        """Walk a row of a table: one line where its cells hold a line each, their paragraphs otherwise."""
        first = len(self.flow.blocks)
        lines: list[str] = []
        for cell in element:
            began = len(self.flow.blocks)
            self.element(cell, shown)
            self.end_block()
            made = self.flow.blocks[began:]
            lines += [block.text for block in made] if len(made) < 2 else ["\n"]
        if len(lines) > 1 and not any("\n" in line for line in lines):
            linked = sum(block.linked for block in self.flow.blocks[first:])
            del self.flow.blocks[first:]
            self.flow.blocks.append(Block(" | ".join(lines), element, linked))


def _is_block(tag: str, shown: Shown, above: Shown) -> bool:
    if above.display.endswith(("flex", "grid")):
        return True
    if shown.display:
        return not shown.display.startswith(("inline", "contents", "ruby"))
    return tag in _BLOCKS


def _texts(element: Any) -> Iterator[str]:
    """Yield the text in an element that is neither a script nor a style."""
    if element.tag in ("script", "style"):
        return
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _texts(child)
        yield child.tail or ""


def _leads_to_note(element: Any) -> bool:
    """Whether raised characters are a link to a note of the same page, or marked as one."""
    around = [element, *element.iter("a")]
    parent = element.getparent()
    if parent is not None and parent.tag == "a":
        around.append(parent)
    return any(
        (one.tag == "a" and "#" in (one.get("href") or ""))
        or one.get("role") == "doc-noteref"
        or _NOTE_CLASS.search(one.get("class") or "")
        for one in around
    )


def _credits(element: Any, quotation: Any) -> bool:
    """Whether a paragraph of a quotation says whose words it holds."""
    while element is not None and element is not quotation:
        if element.tag in ("footer", "cite", "figcaption"):
            return True
        element = element.getparent()
    return False


def _signs(element: Any) -> bool:
    """Whether an element says whose a quotation is: its last line, or the caption of a figure that is one."""
    if element.tag == "figcaption":
        figure = element.getparent()
        return figure is not None and any(child.tag == "blockquote" for child in figure)
    return element.tag in ("footer", "cite") and _ends_quotation(element)


def _ends_quotation(element: Any) -> bool:
    """Whether an element is the last of a block of quotation, or stands alone in its last paragraph."""
    place = element
    for _ in range(_NESTED):
        if (place.tail or "").strip() or any(
            isinstance(one.tag, str) for one in place.itersiblings()
        ):
            return False
        above = place.getparent()
        if above is None or above.tag == "blockquote":
            # What stands alone in the whole block is no credit but the quotation.
            return (
                above is not None and above.text_content().strip() != element.text_content().strip()
            )
        place = above
    return False


def _marker(item: Any) -> str:
    """Return what stands before an item of a list: its number, or nothing."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or parent.get("type", "1") != "1":
        return ""
    number = _whole(parent.get("start"), 1)
    for sibling in parent:
        if sibling.tag == "li":
            number = _whole(sibling.get("value"), number)
            if sibling is item:
                break
            number += 1
    return f"{number}. "


def _whole(stated: str | None, otherwise: int) -> int:
    try:
        return int((stated or "")[:9])
    except ValueError:
        return otherwise

"""A Word document as text: what Word shows of it, without tracked deletions, struck and hidden words."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import Any

from summarizer.errors import EmptyDocument, UnreadableDocument
from summarizer.reading.archives import check_archive
from summarizer.reading.extracted import Extracted, label
from summarizer.reading.formulas import linear_omml
from summarizer.reading.limits import ReadLimits
from summarizer.reading.lines import Line, Losses, row_texts
from summarizer.reading.symbols import UNKNOWN, in_font, symbol

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_OFF = ("0", "false", "off", "none")
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
#: Two half-points and less are a line of dust.
_SMALLEST = 3
#: A run raised by hand by so many half-points stands above the line; less is the fine-tuning of a layout.
_OFF_LINE = 5
_DELETED = "deleted with changes tracked"
#: Elements of tracked changes that are not shown, and what is said of them; moved text stands elsewhere.
_REVISED = {"del": _DELETED, "moveFrom": ""}
#: Of a run: what holds no text; comments and processing instructions have no name.
_NO_TEXT = frozenset(("", "rPr", "delText", "instrText", "delInstrText"))
#: Parts of a file whose words are not in the body, and what they are.
_BESIDE = {
    "/word/header": "in headers",
    "/word/footer": "in footers",
    "/word/comments.": "in comments",
    "/word/charts/chart": "in charts",
    "/word/diagrams/data": "in diagrams",
}


def from_docx(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    """Read a Word document.

    Raises:
        UnreadableDocument: it is damaged, or no Word document, or declares entities.
        DocumentTooLarge: it unpacks to more than the limits allow.
        EmptyDocument: it holds no text.
    """
    check_archive(data, name, limits)
    import docx

    try:
        document: Any = docx.Document(io.BytesIO(data))
        title = str(document.core_properties.title or "")
        body: Any = document.element.body
        declared = body.getroottree().docinfo.doctype
        chains = _chains(document)
        reader = _Reader(_styles(document, chains), _notes(document), _quoting(chains))
        _note_parts(document, reader.losses)
    except Exception as error:
        # python-docx lets through whatever zipfile, lxml and its own lookups raise on a damaged package.
        raise UnreadableDocument(
            f"{name} was to be read as DOCX, but is damaged or not a Word document "
            f"({type(error).__name__}: {str(error)[:200]}). Open it in a word processor and save it again."
        ) from error
    if declared:
        # Entities are not resolved: what they stand for would be missing from the text.
        raise UnreadableDocument(
            f"{name} was to be read as DOCX and declares a document type ({declared[:60]}), as no word processor does. "
            "Open it in a word processor and save it again."
        )
    text = "\n\n".join(one.strip("\n") for one in reader.paragraphs(body) if one.strip())
    if not text:
        raise EmptyDocument(f"{name} was read as DOCX and holds no text.")
    left_out = reader.losses.sentences()
    return Extracted(text, label("docx", "python-docx"), title=title or None, left_out=left_out)


@dataclass(frozen=True)
class _Look:
    """How a run looks, as far as that decides whether and how its words are read."""

    hidden: bool = False
    struck: bool = False
    script: int = 0
    font: str | None = None

    def with_properties(self, properties: Any, *, in_table: bool = False) -> _Look:
        """Return how it looks with some run properties (``w:rPr``) on top."""
        if properties is None:
            return self
        look = self
        if (vanish := _toggle(properties, "vanish")) is not None:
            look = replace(look, hidden=vanish)
        if (struck := _struck(properties)) is not None:
            look = replace(look, struck=struck)
        if (script := properties.find(_W + "vertAlign")) is not None:
            look = replace(look, script=_SCRIPTS.get(script.get(_W + "val", ""), 0))
        if not look.script and (rise := _rise(properties)):
            look = replace(look, script=rise)
        if (fonts := properties.find(_W + "rFonts")) is not None:
            look = replace(look, font=fonts.get(_W + "ascii") or fonts.get(_W + "hAnsi"))
        return replace(look, hidden=look.hidden or _unseen(properties, in_table=in_table))


_SCRIPTS = {"superscript": 1, "subscript": -1}
#: Styles by their ids, each with those it is based on behind it.
_Chains = dict[str, list[Any]]
#: Styles of block quotations by the names that files of Word and of LibreOffice have for them in every language.
_QUOTING = frozenset(
    ("quote", "intense quote", "block text", "quotations", "blockquote", "block quote")
)


def _rise(properties: Any) -> int:
    """Return 1 for a run that is raised by hand (``w:position``, half-points) and smaller, -1 for one lowered so."""
    position = properties.find(_W + "position")
    if position is None or properties.find(_W + "sz") is None:
        return 0
    stated = position.get(_W + "val", "")
    if not stated.removeprefix("-").isdigit() or abs(int(stated[:6])) < _OFF_LINE:
        return 0
    return -1 if stated.startswith("-") else 1


def _struck(properties: Any) -> bool | None:
    strikes = [_toggle(properties, one) for one in ("strike", "dstrike")]
    return any(strikes) if any(one is not None for one in strikes) else None


def _toggle(properties: Any, name: str) -> bool | None:
    found = properties.find(_W + name)
    return None if found is None else found.get(_W + "val", "1") not in _OFF


def _unseen(properties: Any, *, in_table: bool) -> bool:
    """Whether a run is white on white, or too small to be seen. In tables the ground is not known."""
    size = properties.find(_W + "sz")
    if (
        size is not None
        and size.get(_W + "val", "").isdigit()
        and int(size.get(_W + "val")) < _SMALLEST
    ):
        return True
    colour = properties.find(_W + "color")
    white = colour is not None and colour.get(_W + "val", "").upper() == "FFFFFF"
    ground = (
        properties.find(_W + "shd") is not None or properties.find(_W + "highlight") is not None
    )
    return white and not ground and not in_table


@dataclass
class _Reader:
    """The paragraphs of a body, in order; notes at its end."""

    styles: dict[str, _Look]
    notes: dict[str, dict[str, Any]]
    #: Styles of block quotations: their lines begin with ``>``, as those of a page do.
    quoting: frozenset[str] = frozenset()
    losses: Losses = field(default_factory=Losses)
    cited: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    boxes: list[Any] = field(default_factory=list[Any])
    carried: str = ""

    def paragraphs(self, body: Any) -> Iterator[str]:
        """Yield paragraphs, rows of tables, text boxes behind their paragraph, and notes."""
        yield from self._blocks(body, in_table=False)
        if self.carried:
            yield self.carried
            self.carried = ""
        for mark, kind, number in self.cited:
            note = self.notes.get(kind, {}).get(number)
            if note is not None:
                yield f"[^{mark}]: " + "\n".join(
                    one.strip() for one in self._blocks(note, in_table=False)
                )

    def _blocks(self, element: Any, *, in_table: bool) -> Iterator[str]:
        for child in element:
            name = _local(child)
            if name == "p":
                yield from self._paragraph(child, in_table=in_table)
            elif name == "tr":
                yield from self._row(child)
            elif name == "tbl":
                yield from self._blocks(child, in_table=True)
            elif name in _REVISED:
                self._left_out(_REVISED[name], child)
            elif name == "altChunk":
                self.losses.add("in an embedded file", "embedded file")
            elif _is_read(child):
                yield from self._blocks(child, in_table=in_table)

    def _row(self, row: Any) -> Iterator[str]:
        if row.find(f"{_W}trPr/{_W}del") is not None:
            self._left_out(_DELETED, row)
            return
        cells = [
            [text for text in self._blocks(cell, in_table=True) if text.strip()]
            for cell in row.iter(_W + "tc")
            if next(cell.iterancestors(_W + "tr")) is row
        ]
        yield from row_texts(cells)

    def _paragraph(self, paragraph: Any, *, in_table: bool) -> Iterator[str]:
        line = Line()
        if self.carried:
            line.add(self.carried)
            self.carried = ""
        look = self._paragraph_look(paragraph)
        self._inside(paragraph, line, look, in_table=in_table)
        if _mark_deleted(paragraph):
            self.carried = line.text()
        elif _style_of(paragraph) in self.quoting and line.text().strip():
            yield "\n".join(f"> {one}" for one in line.text().splitlines())
        else:
            yield line.text()
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            yield from self._blocks(box, in_table=in_table)

    def _paragraph_look(self, paragraph: Any) -> _Look:
        return self.styles.get(_style_of(paragraph), self.styles.get("", _Look()))

    def _inside(self, element: Any, line: Line, look: _Look, *, in_table: bool) -> None:
        for child in element:
            name = _local(child)
            if name == "r":
                self._run(child, line, look, in_table=in_table)
            elif child.tag in (_M + "oMath", _M + "oMathPara"):
                line.add(linear_omml(child))
            elif name in _REVISED:
                self._left_out(_REVISED[name], child)
            elif name == "txbxContent":
                self.boxes.append(child)
            elif _is_read(child):
                self._inside(child, line, look, in_table=in_table)

    def _run(self, run: Any, line: Line, look: _Look, *, in_table: bool) -> None:
        properties = run.find(_W + "rPr")
        style = None if properties is None else properties.find(_W + "rStyle")
        if style is not None and (named := self.styles.get(style.get(_W + "val", ""))):
            look = replace(named, font=named.font or look.font)
        look = look.with_properties(properties, in_table=in_table)
        for child in run:
            text = self._piece(child, line, look)
            if not text:
                continue
            if look.hidden or look.struck:
                self.losses.add("hidden" if look.hidden else "struck out", text)
            else:
                line.add(text, look.script)

    def _piece(self, child: Any, line: Line, look: _Look) -> str:
        """Return the text of a part of a run; notes and boxes are noted on the way."""
        name = _local(child)
        if name == "t":
            return self._known(in_font(look.font, child.text or ""))
        if name in _BREAKS:
            return _BREAKS[name]
        if name == "sym":
            return self._known(_symbol(child))
        if name in _NOTES:
            if not (look.hidden or look.struck):
                self._cite(_NOTES[name], child, line)
        elif name == "ruby":
            self._ruby(child, line, look)
        elif name not in _NO_TEXT:
            self._inside(child, line, look, in_table=False)
        return ""

    def _known(self, text: str) -> str:
        if UNKNOWN in text:
            self.losses.add("symbols of a font without a known character", UNKNOWN)
        return text

    def _cite(self, kind: str, reference: Any, line: Line) -> None:
        number = reference.get(_W + "id", "")
        mark = str(len(self.cited) + 1)
        self.cited.append((mark, kind, number))
        line.note(mark)

    def _ruby(self, ruby: Any, line: Line, look: _Look) -> None:
        for part in ruby:
            if _local(part) == "rubyBase":
                self._inside(part, line, look, in_table=False)
            elif _local(part) == "rt":
                self._left_out("readings printed above the characters (ruby)", part)

    def _left_out(self, kind: str, element: Any) -> None:
        """Note what is left out; moved text, which stands in its new place, is not."""
        if kind:
            wanted = (_W + "t", _W + "delText")
            self.losses.add(kind, " ".join(one.text or "" for one in element.iter(*wanted)))


def _local(element: Any) -> str:
    return element.tag.removeprefix(_W) if isinstance(element.tag, str) else ""


def _is_read(element: Any) -> bool:
    """Whether an element can hold text: not properties, nor what is there for older programs."""
    named = isinstance(element.tag, str) and element.tag != _FALLBACK
    return named and not _local(element).endswith("Pr")


def _symbol(element: Any) -> str:
    code = element.get(_W + "char", "")
    return symbol(element.get(_W + "font", ""), int(code, 16)) if _is_hex(code) else ""


def _is_hex(code: str) -> bool:
    return 0 < len(code) <= 5 and all(c in "0123456789abcdefABCDEF" for c in code)


def _mark_deleted(paragraph: Any) -> bool:
    """Whether the end of a paragraph is deleted: it runs on into the next one."""
    properties = paragraph.find(f"{_W}pPr/{_W}rPr")
    return properties is not None and (
        properties.find(_W + "del") is not None or properties.find(_W + "moveFrom") is not None
    )


def _style_of(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else style.get(_W + "val", "")


def _chains(document: Any) -> _Chains:
    """Return each style by its id, with those it is based on behind it."""
    found = {one.get(_W + "styleId", ""): one for one in document.styles.element.iter(_W + "style")}
    chains: _Chains = {}
    for name in found:
        chain = chains.setdefault(name, [])
        following = name
        while following in found and len(chain) < 20 and found[following] not in chain:
            chain.append(found[following])
            base = found[following].find(_W + "basedOn")
            following = "" if base is None else base.get(_W + "val", "")
    return chains


def _quoting(chains: _Chains) -> frozenset[str]:
    """Return the ids of the styles of block quotations, and of those based on them."""

    def quotes(style: Any) -> bool:
        name = style.find(_W + "name")
        return name is not None and name.get(_W + "val", "").lower() in _QUOTING

    return frozenset(name for name, chain in chains.items() if any(map(quotes, chain)))


def _styles(document: Any, chains: _Chains) -> dict[str, _Look]:
    """Return how text looks in each style, by its id; the default under an empty id."""
    root: Any = document.styles.element
    default = _Look().with_properties(root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr"))
    looks = {"": default}
    for name, chain in chains.items():
        look = default
        for style in reversed(chain):
            look = look.with_properties(style.find(_W + "rPr"), in_table=True)
        looks[name] = look
    return looks


def _notes(document: Any) -> dict[str, dict[str, Any]]:
    """Return footnotes and endnotes by their number."""
    found: dict[str, dict[str, Any]] = {}
    for kind in _NOTES.values():
        for part in document.part.package.iter_parts():
            if str(part.partname) == f"/word/{kind}.xml":
                found[kind] = {one.get(_W + "id", ""): one for one in _xml(part.blob)}
    return found


def _note_parts(document: Any, losses: Losses) -> None:
    """Note the words of parts that are not read."""
    for part in document.part.package.iter_parts():
        name = str(part.partname)
        kind = next((said for begin, said in _BESIDE.items() if name.startswith(begin)), None)
        if kind and name.endswith(".xml"):
            words = (one.text or "" for one in _xml(part.blob).iter() if _last(one) == "t")
            losses.add(kind, " ".join(words))


def _last(element: Any) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _xml(blob: bytes) -> Any:
    """Parse a part without resolving entities or opening anything. Raises what lxml raises."""
    etree: Any = import_module("lxml.etree")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(blob, parser)

"""OpenDocument text (ODT) as text: what an office program shows, without tracked deletions, struck and hidden words."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import Any

from summarizer.errors import EmptyDocument, UnreadableDocument
from summarizer.reading.archives import check_archive
from summarizer.reading.extracted import Extracted, label
from summarizer.reading.formulas import linear_math
from summarizer.reading.limits import ReadLimits
from summarizer.reading.lines import Line, Losses, row_texts

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _STYLE, _FO = f"{{{_NS}text:1.0}}", f"{{{_NS}style:1.0}}", f"{{{_NS}xsl-fo-compatible:1.0}}"
_TABLE, _DRAW, _OFFICE = f"{{{_NS}table:1.0}}", f"{{{_NS}drawing:1.0}}", f"{{{_NS}office:1.0}}"
_LINK = "{http://www.w3.org/1999/xlink}"
_DC = "{http://purl.org/dc/elements/1.1/}"
#: Elements without words of the text.
_SKIPPED = frozenset(
    (
        *(f"{_TEXT}{one}" for one in ("sequence-decls", "variable-decls", "user-field-decls", "bookmark")),
        f"{_OFFICE}forms", f"{_DRAW}glue-point", f"{_TABLE}shapes",
    )
)  # fmt: skip
#: White space of the file is one space; further spaces are elements of their own.
_SPACE = re.compile(r"[ \t\n\r]+")
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")


@dataclass(frozen=True)
class _Look:
    hidden: bool = False
    struck: bool = False
    script: int = 0


def from_odt(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    """Read an ODT file; errors as those of DOCX."""
    check_archive(data, name, limits, "ODT")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            package = _Package(archive)
            content = package.part("content.xml")
            if content is None:
                raise UnreadableDocument(f"{name} was to be read as ODT and has no content.xml.")
            reader = _Reader(package)
            reader.styles(package.part("styles.xml"))
            reader.styles(content)
            body = content.find(f"{_OFFICE}body/{_OFFICE}text")
            if body is None:
                raise UnreadableDocument(
                    f"{name} is an OpenDocument file, but not a text. Save it as ODT, DOCX or PDF."
                )
            text = "\n\n".join(one.strip("\n") for one in reader.paragraphs(body) if one.strip())
            title = _title(package.part("meta.xml"))
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        KeyError,
        NotImplementedError,
        SyntaxError,
        RuntimeError,
    ) as error:
        # SyntaxError: what lxml's XMLSyntaxError is; RuntimeError: an encrypted archive.
        raise UnreadableDocument(
            f"{name} was to be read as ODT and is damaged ({type(error).__name__}: {str(error)[:200]}). "
            "Open it in an office program and save it again."
        ) from error
    if not text:
        raise EmptyDocument(f"{name} was read as ODT and holds no text.")
    return Extracted(text, label("odt", "lxml"), title=title, left_out=reader.losses.sentences())


@dataclass
class _Package:
    archive: zipfile.ZipFile

    def part(self, name: str) -> Any:
        """Return a part's root element, ``None`` where there is no such part."""
        etree: Any = import_module("lxml.etree")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        if name not in self.archive.namelist():
            return None
        root = etree.fromstring(self.archive.read(name), parser)
        declared = root.getroottree().docinfo.internalDTD
        if declared is not None and list(declared.iterentities()):
            raise UnreadableDocument(f"{name} declares entities, as no office program does.")
        return root


@dataclass
class _Reader:
    package: _Package
    looks: dict[str, _Look] = field(default_factory=dict[str, _Look])
    #: Styles of block quotations, and those based on them; LibreOffice's own has this name in every language.
    quoting: set[str] = field(default_factory=lambda: {"Quotations"})
    losses: Losses = field(default_factory=Losses)
    notes: list[Any] = field(default_factory=list[Any])
    frames: list[Any] = field(default_factory=list[Any])

    def styles(self, root: Any) -> None:
        """Learn how text looks in the styles of a part."""
        if root is None:
            return
        for style in root.iter(f"{_STYLE}style"):
            look = self.looks.get(style.get(f"{_STYLE}parent-style-name", ""), _Look())
            properties = style.find(f"{_STYLE}text-properties")
            if properties is not None:
                look = _with_properties(look, properties)
            name = style.get(f"{_STYLE}name", "")
            self.looks[name] = look
            if {name, style.get(f"{_STYLE}parent-style-name", "")} & self.quoting:
                self.quoting.add(name)

    def paragraphs(self, body: Any) -> Iterator[str]:
        """Yield paragraphs and rows of tables in order, notes at the end."""
        yield from self._blocks(body)
        for number, note in enumerate(self.notes, 1):
            found = note.find(f"{_TEXT}note-body")
            if found is not None:
                yield f"[^{number}]: " + "\n".join(one.strip() for one in self._blocks(found))

    def _blocks(self, element: Any) -> Iterator[str]:
        for child in element:
            if child.tag in _PARAGRAPHS:
                line = Line()
                look = self.looks.get(child.get(f"{_TEXT}style-name", ""), _Look())
                self._inside(child, line, look)
                yield self._set_off(child, line.text())
                frames, self.frames = self.frames, []
                for frame in frames:
                    yield from self._blocks(frame)
            elif child.tag == f"{_TABLE}table-row":
                yield from self._row(child)
            elif child.tag == f"{_TEXT}tracked-changes":
                self._deleted(child)
            elif (
                child.get(f"{_TEXT}display") in ("none", "condition")
                and child.tag == f"{_TEXT}section"
            ):
                self.losses.add("hidden", " ".join(child.itertext()))
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                yield from self._blocks(child)

    def _row(self, row: Any) -> Iterator[str]:
        cells = row.iterchildren(f"{_TABLE}table-cell")
        yield from row_texts([[t for t in self._blocks(cell) if t.strip()] for cell in cells])

    def _deleted(self, changes: Any) -> None:
        for one in changes.iter(f"{_TEXT}deletion"):
            words = (p for p in one.iter(*_PARAGRAPHS))
            self.losses.add(
                "deleted with changes tracked", " ".join("".join(p.itertext()) for p in words)
            )

    def _inside(self, element: Any, line: Line, look: _Look) -> None:
        self._words(element.text, line, look)
        for child in element:
            self._piece(child, line, look)
            self._words(child.tail, line, look)

    def _piece(self, child: Any, line: Line, look: _Look) -> None:
        name = child.tag.removeprefix(_TEXT) if isinstance(child.tag, str) else ""
        if (space := _space(name, child)) is not None:
            self._words(space, line, look, kept=True)
        elif name == "note":
            self.notes.append(child)
            line.note(str(len(self.notes)))
        elif name == "ruby":
            self._ruby(child, line, look)
        elif (loss := _loss(name, child)) is not None:
            self.losses.add(*loss)
        elif child.tag == f"{_DRAW}frame":
            self._frame(child, line)
        elif child.tag not in _SKIPPED and name:
            self._inside(child, line, self.looks.get(child.get(f"{_TEXT}style-name", ""), look))

    def _set_off(self, paragraph: Any, text: str) -> str:
        """Return a paragraph; one in the style of block quotations has ``>`` before its lines."""
        if not text.strip() or paragraph.get(f"{_TEXT}style-name", "") not in self.quoting:
            return text
        return "\n".join(f"> {line}" for line in text.splitlines())

    def _ruby(self, ruby: Any, line: Line, look: _Look) -> None:
        for part in ruby:
            if part.tag == f"{_TEXT}ruby-base":
                self._inside(part, line, look)
            else:
                self.losses.add(
                    "readings printed above the characters (ruby)", "".join(part.itertext())
                )

    def _frame(self, frame: Any, line: Line) -> None:
        """Read what a frame holds: a formula in its place, a text box behind the paragraph."""
        for child in frame:
            if child.tag == f"{_DRAW}text-box":
                self.frames.append(child)
            elif child.tag == f"{_DRAW}object":
                root = child[0] if len(child) else None
                if root is None:
                    where = child.get(f"{_LINK}href", "").removeprefix("./").rstrip("/")
                    root = self.package.part(f"{where}/content.xml")
                if root is not None and str(root.tag).endswith("}math"):
                    line.add(linear_math(root))

    def _words(self, text: str | None, line: Line, look: _Look, *, kept: bool = False) -> None:
        if not text:
            return
        if not kept:
            text = _SPACE.sub(" ", text)
        if look.hidden or look.struck:
            self.losses.add("hidden" if look.hidden else "struck out", text)
        else:
            line.add(text, look.script)


def _space(name: str, element: Any) -> str | None:
    """Return the white space an element stands for; ``None`` where it is another element."""
    if name == "s":
        return " " * min(100, int(element.get(f"{_TEXT}c", "1")))
    return {"tab": "\t", "line-break": "\n"}.get(name)


def _loss(name: str, element: Any) -> tuple[str, str] | None:
    """Return what an element holds that is not read, and where it is; ``None`` where it is read."""
    if name in ("hidden-text", "hidden-paragraph"):
        stated = element.get(f"{_TEXT}string-value", "")
        return "hidden", stated + " ".join(element.itertext())
    if element.tag in (f"{_OFFICE}annotation", f"{_OFFICE}annotation-end"):
        return "in comments", " ".join("".join(p.itertext()) for p in element.iter(f"{_TEXT}p"))
    return None


def _with_properties(look: _Look, properties: Any) -> _Look:
    if (display := properties.get(f"{_TEXT}display")) is not None:
        look = replace(look, hidden=display in ("none", "condition"))
    line = properties.get(f"{_STYLE}text-line-through-style") or properties.get(
        f"{_STYLE}text-line-through-type"
    )
    if line is not None:
        look = replace(look, struck=line != "none")
    if position := properties.get(f"{_STYLE}text-position"):
        look = replace(look, script=_script(position))
    return look


def _script(position: str) -> int:
    """Return 1 for a raised, -1 for a lowered position (``super 58%``, ``33% 58%``, ``-33% 58%``)."""
    first = position.split(maxsplit=1)[0]
    if first in ("super", "sub"):
        return 1 if first == "super" else -1
    share = first.rstrip("%")
    try:
        return (float(share) > 0) - (float(share) < 0)
    except ValueError:
        return 0


def _title(meta: Any) -> str | None:
    found = None if meta is None else next(meta.iter(f"{_DC}title"), None)
    return None if found is None else (found.text or "").strip() or None

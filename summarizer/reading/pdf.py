"""PDF as text, page by page: raised digits kept apart, columns one after the other, no page number in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from summarizer.errors import EmptyDocument, UnreadableDocument
from summarizer.reading.columns import in_columns
from summarizer.reading.extracted import Extracted, label
from summarizer.reading.furniture import without_furniture
from summarizer.reading.limits import ReadLimits, too_large
from summarizer.reading.raised import lowered, raised

#: pdfium marks a hyphen it takes for one of word division; the word is joined over the line's end.
_DIVIDED = re.compile(r"[\ufffe\x02](?:\r\n|\n|\r)?")
_FINAL = '.!?:”"»…。！？'
_END = re.compile(r"\r\n|\n|\r")
#: A raised digit is set smaller, and stands higher, than what it follows: by so much of that one's size.
_SMALLER, _HIGHER = 0.87, 0.12
#: What stands nearer than this share of its size belongs to it; between words there is a quarter and more.
_NEAR = 0.25
#: Ink of digits: none begins above the line, and none ends below 0.45 of the size above it, old-style ones included;
#: a font's own raised digits begin at 0.36, its lowered ones end at 0.21 (Libertinus, New Computer Modern, DejaVu).
_FLOATING, _SUNK, _SMALL_GLYPH = 0.2, 0.3, 0.6
#: A line as long as this share of the longest ones is full: the sentence runs on.
_FULL = 0.7


#: What a PDF begins with, among so many bytes, and bytes of another file that are shown.
_SIGNATURE, _HEAD, _SHOWN = b"%PDF", 1024, 12


def from_pdf(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    """Read a PDF.

    Raises:
        UnreadableDocument: it is damaged, or protected by a password.
        EmptyDocument: it holds no text, as a scan.
        DocumentTooLarge: it has more pages or characters than the limits allow.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if _SIGNATURE not in data[:_HEAD]:
            begins = data[:_SHOWN].decode("ascii", "backslashreplace")
            raise UnreadableDocument(
                f"{name} has the name of a PDF and is none: it begins with {begins!r}, a PDF with '%PDF'. "
                "Give it the suffix of what it is, or save it as a PDF."
            ) from error
        raise UnreadableDocument(
            f"{name} was to be read as a PDF and could not be opened ({error}). "
            "It may be damaged, or protected by a password: save an open copy."
        ) from error
    try:
        if len(document) > limits.pages:
            raise too_large(name, len(document), limits.pages, "pages", "pages")
        texts = list(_page_texts(document, name, limits))
        title = str(document.get_metadata_dict().get("Title") or "")
    finally:
        document.close()
    pages, repeated = without_furniture(texts)
    text, starts = _joined(pages)
    if not text.strip():
        raise EmptyDocument(
            f"{name} is a PDF of {len(texts)} pages without text, most likely a scan. Recognise its text (OCR) first."
        )
    # Programs write their own idea of a title; it is believed where the text says the same.
    stated = bool(title.strip()) and " ".join(title.split()) in " ".join(text[:2000].split())
    return Extracted(
        text,
        label("pdf", "pypdfium2"),
        title=title if stated else None,
        pages=starts,
        left_out=(*_repeated(repeated), *_blank(texts)),
    )


def _page_texts(document: Any, name: str, limits: ReadLimits) -> Iterator[str]:
    import pypdfium2

    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            textpage = page.get_textpage()
            text = _Page(textpage, textpage.get_text_bounded()).text()
        except pypdfium2.PdfiumError as error:
            raise UnreadableDocument(
                f"Page {number + 1} of {name} could not be read ({error}). Save a repaired copy."
            ) from error
        textpage.close()
        page.close()
        characters += len(text)
        if characters > limits.characters:
            raise too_large(
                name, characters, limits.characters, "characters and more", "characters"
            )
        yield text


@dataclass(frozen=True)
class _Page:
    """The text of a page, and where its characters stand."""

    textpage: Any
    shown: str

    def text(self) -> str:
        """Return the text; where the place of each character is known, with raised digits and columns put right."""
        if self.textpage.get_text_range() != self.shown or self.textpage.count_chars() != len(
            self.shown
        ):
            return self.shown  # text outside of the page, or characters that count twice
        pieces = self._pieces()
        return in_columns(self.shown, pieces, self._left)

    def _left(self, place: int) -> tuple[float, float]:
        """Return the left and right edge of a character. Points."""
        left, _, right, _ = self.textpage.get_charbox(place)
        return float(left), float(right)

    def _pieces(self) -> list[str]:
        """Return the text as a piece for each character; raised and lowered ones in their plain form."""
        pieces = list(self.shown)
        place = 0
        for found in re.finditer(r"\d+", self.shown):
            if found.start() < max(1, place):
                continue
            place = self._settle(pieces, found.start(), found.end())
        return pieces

    def _settle(self, pieces: list[str], begin: int, end: int) -> int:
        """Put raised or lowered digits among some into their plain form; return where to go on."""
        for start in range(begin, end):
            base = start - 1 if start > begin else self._base(start)
            if base is None or not (script := self._script(base, start)):
                continue
            stop = start + 1
            while stop < end and not self._script(start, stop):
                stop += 1
            before, mark = "".join(pieces[max(0, base - 40) : base + 1]), self.shown[start:stop]
            pieces[base + 1 : start] = [""] * (start - base - 1)
            pieces[start] = raised(before, mark) if script > 0 else lowered(before, mark)
            pieces[start + 1 : stop] = [""] * (stop - start - 1)
            self._rejoin(pieces, base, stop)
            return stop
        return end

    def _base(self, place: int) -> int | None:
        """Return what a character stands right behind; a space or line end that pdfium put between is passed over."""
        import pypdfium2.raw as pdfium

        before = place - 1
        while before >= 0 and self.shown[before].isspace():
            if not pdfium.FPDFText_IsGenerated(self.textpage, before):
                return None
            before -= 1
        if before < 0 or before == place - 1:
            return before if before >= 0 else None
        near = self._left(place)[0] - self._left(before)[1]
        size, height = self._stands(before)
        level = abs(self._stands(place)[1] - height) < size
        return before if level and -0.1 * size < near < _NEAR * size else None

    def _script(self, before: int, place: int) -> int:
        """Return 1 where a character is raised against another, -1 where it is lowered, 0 where it is neither."""
        size, height = self._stands(before)
        own, own_height = self._stands(place)
        if size <= 0 or own > _SMALLER * size:
            return 0
        risen = own_height - height
        # Smaller digits on the line itself, as in a footnote set flush with its letters' tops, are raised as well.
        return 1 if risen > _HIGHER * size else -1 if risen < -_HIGHER * size / 2 else 0

    def _rejoin(self, pieces: list[str], before: int, stop: int) -> None:
        """Take out the line end that pdfium puts behind a raised character, where the line goes on."""
        found = _END.match(self.shown, stop)
        if found and found.end() < len(self.shown):
            following = found.end() + (self.shown[found.end()] == " ")
            if (
                following < len(self.shown)
                and abs(self._stands(following)[1] - self._stands(before)[1]) < 1.0
            ):
                pieces[found.start() : found.end()] = [""] * (found.end() - found.start())

    def _stands(self, place: int) -> tuple[float, float]:
        """Return a character's size and the height of its base line. Points."""
        import ctypes

        import pypdfium2.raw as pdfium

        matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetMatrix(self.textpage, place, ctypes.byref(matrix))
        pdfium.FPDFText_GetCharOrigin(self.textpage, place, ctypes.byref(x), ctypes.byref(y))
        scale = (matrix.b**2 + matrix.d**2) ** 0.5 or 1.0
        size = float(pdfium.FPDFText_GetFontSize(self.textpage, place)) * scale
        if self.shown[place].isdigit() and matrix.b == 0:
            # Fonts have raised and lowered digits of their own: full size and on the line by all but their ink.
            _, bottom, _, top = self.textpage.get_charbox(place)
            if bottom - y.value > _FLOATING * size or 0 < top - y.value < _SUNK * size:
                return _SMALL_GLYPH * size, float(bottom)
        return size, y.value


def _joined(pages: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """Join pages by a blank line, or by a line end where a sentence runs on; return the text and where pages begin."""
    parts: list[str] = []
    starts: list[int] = []
    length, before = 0, ""
    for page in pages:
        text = _DIVIDED.sub("\u00ad", page).strip()
        if text and before:
            between = "" if before[-1] == "\u00ad" else "\n" if _runs_on(before, text) else "\n\n"
            parts.append(between)
            length += len(between)
        starts.append(length)
        if text:
            parts.append(text)
            length += len(text)
            before = text
    return "".join(parts), tuple(starts)


def _runs_on(before: str, text: str) -> bool:
    """Whether the last sentence of a page goes on at the top of the next one."""
    if before[-1] in _FINAL:
        return False
    if text[0].islower():
        return True
    lines = [line.rstrip() for line in _END.split(before)]
    full = sorted(map(len, lines))[int(0.9 * (len(lines) - 1))]
    return len(lines[-1]) >= _FULL * full and len(lines) > 1


def _repeated(lines: Sequence[str]) -> tuple[str, ...]:
    if not lines:
        return ()
    some = "1 line" if len(lines) == 1 else f"{len(lines)} lines"
    return (
        f"{some} at the edge of every page, read on the first page at most: “{lines[0][:80]}”.",
    )


def _blank(texts: Sequence[str]) -> tuple[str, ...]:
    empty = [str(number) for number, text in enumerate(texts, 1) if not text.strip()]
    if not empty:
        return ()
    some = ", ".join(empty[:20]) + (" .." if len(empty) > 20 else "")
    pages = f"Page {some} holds" if len(empty) == 1 else f"Pages {some} hold"
    return (f"{pages} no text: blank, or a picture. Recognise its text (OCR) where it is a scan.",)

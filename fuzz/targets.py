"""The targets: each takes bytes and raises where a promise is broken. What a promise allows is caught here."""

from __future__ import annotations

import copy
import io
import json
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from fuzz.data import Data, changed
from summarizer.brief import build, write
from summarizer.brief.forms import html, markdown
from summarizer.checking import checking, extractions
from summarizer.errors import InputError, UnreadableDocument, UnreadableSummary
from summarizer.models.document import SourceDocument
from summarizer.models.quote import QuoteCheck, Verdict
from summarizer.models.verified import VerifiedSummary
from summarizer.quotes import check, recheck, speakers
from summarizer.reading import documents, extracted, find, formats, frontmatter
from summarizer.reading.limits import DEFAULT_LIMITS
from summarizer.results import summaries
from summarizer.text import normalise, prepare

__all__ = ["TARGETS"]

_MODULES = (extractions, recheck)  # imported so that they are instrumented

TEXT = (
    "Foreign Minister Anna Berg of Freedonia spoke by telephone with her colleague of Sylvania on 4 May 2021.\n\n"
    "“We will not close the crossing,” Ms Berg said after the call. She did not rule out talks in June.\n"
    "Sylvania denied that 300 lorries had been turned back."
)  # fmt: skip


def _document(found: extracted.Extracted) -> None:
    try:
        document = documents.Opened(found, "a", DEFAULT_LIMITS).document
    except UnreadableDocument:
        return
    assert document.text == found.text
    assert document.text.strip()
    assert 0 <= document.body_start <= len(document.text)
    assert document.title is None or document.title.strip()


def _read(name: str, data: bytes) -> None:
    try:
        found = formats.extract_here(data, name, DEFAULT_LIMITS)
    except UnreadableDocument as error:
        assert name in error.message
        return
    _document(found)


def read_text(data: bytes) -> None:
    """Any bytes are text, or are refused."""
    _read("a.md", data)


def read_html(data: bytes) -> None:
    """Any bytes are a page with text, or are refused."""
    _read("a.html", data)


def read_pdf(data: bytes) -> None:
    """Any bytes are a PDF with text, or are refused."""
    _read("a.pdf", data)


def read_docx(data: bytes) -> None:
    """Any bytes, and any XML in a sound package, are a document with text, or are refused."""
    if data[:2] == b"PK":
        _read("a.docx", data)
        return
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in _package().items():
            file.writestr(name, content)
        file.writestr("word/document.xml", data)
    _read("a.docx", buffer.getvalue())


def read_rtf(data: bytes) -> None:
    """Read bytes as RTF."""
    _read("a.rtf", b"{\\rtf1\\ansi " + data + b"}")


def read_mail(data: bytes) -> None:
    """Read bytes as a mail, and as a saved page."""
    _read("a.eml", data)
    _read("a.mhtml", data)


def read_captions(data: bytes) -> None:
    """Read bytes as subtitles of both forms."""
    _read("a.srt", data)
    _read("a.vtt", b"WEBVTT\n\n" + data)


def read_odt(data: bytes) -> None:
    """Read bytes as the body of an ODT file."""
    names = ("office:1.0", "text:1.0", "style:1.0", "table:1.0", "drawing:1.0")
    spaces = " ".join(
        f'xmlns:{one.split(":")[0]}="urn:oasis:names:tc:opendocument:xmlns:{one}"' for one in names
    )
    head = f"<office:document-content {spaces}><office:body><office:text>".encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        tail = b"</office:text></office:body></office:document-content>"
        file.writestr("content.xml", head + data + tail)
    _read("a.odt", buffer.getvalue())


def read_styles(data: bytes) -> None:
    """Read a page whose style sheet is made of bytes: whatever it says, the page is read or shows no text."""
    _read(
        "a.html",
        b"<style>" + data + b"</style><p class=a id=b>They <i class=c>did not</i> meet.</p>",
    )


@cache
def _package() -> dict[str, bytes]:
    import docx

    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with zipfile.ZipFile(buffer) as file:
        kept = ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels")
        parts = [name for name in file.namelist() if name != "word/document.xml"]
        return {name: file.read(name) for name in parts if name in kept or "xml" in name}


def front_matter(data: bytes) -> None:
    """Front matter is a block at the top, its values are strings, and the body begins behind it."""
    text = data.decode("utf-8", "surrogateescape")
    found = frontmatter.split_front_matter(text, 16_384)
    assert 0 <= found.end <= len(text)
    assert bool(found.values) == bool(found.end)
    assert all(isinstance(v, str) and k == k.lower() for k, v in found.values.items())


def json_lines(data: bytes) -> None:
    """Every line is a document or says what is wrong with it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.jsonl")
        path.write_bytes(data)
        for reference in find.find_documents([str(path)]):
            try:
                text = reference.read().text
            except InputError as error:
                assert error.message
            else:
                assert text.strip()


def normaliser(data: bytes) -> None:
    """A folded text maps back in order, into its original, and holds no two spaces in a row."""
    text = data.decode("utf-8", "surrogateescape")
    folded = normalise.normalise(text)
    before = 0
    for at in range(len(folded.text)):
        start, end = folded.span(at, at + 1)
        assert 0 <= start <= end <= len(text)
        assert start >= before, "the map goes backwards"
        before = start
    assert "  " not in folded.text
    assert all(0 <= folded.fold(at) <= len(folded.text) for at in range(len(text) + 1))
    assert all(0 <= join <= len(folded.text) for join in folded.joins)


def preparer(data: bytes) -> None:
    """Sentences are numbered from 1, in order, apart from each other, and are the text between their offsets."""
    text = data.decode("utf-8", "surrogateescape")
    try:
        document = documents.read_text(text, "a.txt")
    except UnreadableDocument:
        return
    end = 0
    for number, sentence in enumerate(prepare.prepare(document).sentences, 1):
        assert sentence.number == number
        assert end <= sentence.start < sentence.end <= len(text)
        assert sentence.text == text[sentence.start : sentence.end]
        end = sentence.end


def aligner(data: bytes) -> None:
    """A verified quote has all its words in the source, in order; one that was copied whole is verified."""
    source, *quotes = Data(data).texts()
    index = check.QuoteIndex(source)
    for given in quotes[:8]:
        _checked(index.check(given), source, given)
    numbers = Data(data[::-1])
    start = numbers.number(len(source))
    planted = source[start : start + numbers.number(200)]
    _checked(index.check(planted), source, planted)


def _checked(found: QuoteCheck, source: str, given: str) -> None:
    assert found.given == given
    if found.verdict is Verdict.ABSENT:
        assert found.start is None
        return
    assert found.start is not None
    assert found.end is not None
    assert 0 <= found.start < found.end <= len(source)
    assert found.text == source[found.start : found.end]
    ends = [found.start, *(place for piece in found.pieces for place in piece), found.end]
    assert ends == sorted(ends)
    if found.verdict.verified:
        left = iter(_letters(source))
        missing = [char for char in _letters(given, quoted=True) if char not in left]
        assert not missing, f"{found.verdict.value}: {missing[:5]} of {given!r} not in the source"
        if found.verdict is Verdict.EXACT:
            assert found.text == given.strip() or given.strip() in source


def _letters(text: str, *, quoted: bool = False) -> str:
    """Return the letters and digits of a text, without case and marks, and without what a quote has in brackets."""
    folded = normalise.normalise(text).text
    if quoted:
        depth, kept = 0, list[str]()
        for char in folded:
            depth += (char in "[(") - (char in ")]" and depth > 0)
            if not depth:
                kept.append(char)
        folded = "".join(kept)
    plain = unicodedata.normalize("NFKD", folded).casefold()
    return "".join(char for char in plain if char.isalnum())


@cache
def _summary() -> dict[str, Any]:
    """A valid summary of :data:`TEXT`, made without a model."""
    from summarizer.engines.scripted import ScriptedEngine
    from summarizer.pipeline import summarise_document

    made = summarise_document(_source(), ScriptedEngine())
    return json.loads(made.model_dump_json())


@cache
def _source() -> SourceDocument:
    return documents.read_text(TEXT, "seed.txt")


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    (folder / "seed.txt").write_text(TEXT, encoding="utf-8")
    return folder


def _line(data: bytes) -> bytes:
    """Return a line of a file of summaries: these bytes, or a valid summary with some values changed."""
    if data[:1] == b"{":
        return data
    value = changed(Data(data), copy.deepcopy(_summary()))
    return json.dumps(value).encode()


def brief_of_summaries(data: bytes) -> None:
    """A line is a summary of which notes can be made, or is an error that says why not."""
    found = summaries.parse_summary(_line(data), "line 1")
    if isinstance(found, UnreadableSummary):
        assert "line 1" in found.message
        assert len(found.message) < 2_000
        return
    assert isinstance(found, VerifiedSummary)
    texts = {found.document.source: TEXT}
    made = build.build_brief([found, VerifiedSummary.model_validate(_summary())], sources=texts)
    page = html.render_html(made, texts)
    assert "<script>alert" not in page
    markdown.render_markdown(made, texts).encode("utf-8", "replace")
    write.render_json(made).encode()


def verify_of_lines(data: bytes) -> None:
    """A line is answered by one line of JSON, whatever it holds."""
    for found in checking.checked_lines([_line(data)], _folder()):
        answer = json.loads(found.as_json())
        assert isinstance(answer, dict)
        for one in found.checks:
            assert one.start is None or 0 <= one.start <= (one.end or 0)


def speaker(data: bytes) -> None:
    """Whether a passage names a speaker can be asked of any text, any span and any name."""
    source, *names = Data(data).texts()
    try:
        document = documents.read_text(source, "a.txt")
    except UnreadableDocument:
        return
    index = speakers.SpeakerIndex(prepare.prepare(document))
    for name in names[:4]:
        index.check((0, len(source)), name)
        index.check((len(source) // 2, len(source) // 2 + 1), name)


TARGETS: dict[str, Callable[[bytes], None]] = {
    function.__name__: function
    for function in (
        *(
            read_text,
            read_html,
            read_pdf,
            read_docx,
            read_rtf,
            read_mail,
            read_captions,
            read_odt,
            read_styles,
        ),
        *(front_matter, json_lines),
        *(normaliser, preparer, aligner, speaker, brief_of_summaries, verify_of_lines),
    )
}

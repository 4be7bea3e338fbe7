"""Files made to do harm, each built in memory: what it is called, its bytes, and what the reader is to say of it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_WORD = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = b"http://schemas.openxmlformats.org/package/2006/"
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_FRENCH = "Le ministre a refusé à Genève, où rien n’est prêt."
_SAID = b"He said no to the plan, twice, on Sunday."


@dataclass(frozen=True)
class Hostile:
    """A file, and a pattern: of the reason it is refused for, or (``reads``) of the text that is read."""

    name: str
    make: Callable[[], bytes]
    expected: str
    reads: bool = False


def docx(body: bytes, before: bytes = b"", members: Mapping[str, bytes] | None = None) -> bytes:
    """A Word document with that body; ``before`` stands in front of its root element."""
    types = (
        b'<?xml version="1.0"?><Types xmlns="' + _PACKAGE + b'content-types">'
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Default Extension="xml" ContentType="application/xml"/>'
        b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        b'officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", types)
        file.writestr("_rels/.rels", relations((b"officeDocument", b"word/document.xml", b"")))
        file.writestr(
            "word/document.xml",
            b'<?xml version="1.0"?>' + before + b'<w:document xmlns:w="' + _WORD + b'"><w:body>'
            + body + b"</w:body></w:document>",
        )  # fmt: skip
        for name, data in (members or {}).items():
            file.writestr(name, data)
    return buffer.getvalue()


def relations(*targets: tuple[bytes, bytes, bytes]) -> bytes:
    """A relationships part: kind, target, further attributes."""
    found = b"".join(
        b'<Relationship Id="r%d" Type="%s%s" Target="%s"%s/>' % (n, _OFFICE, kind, target, more)
        for n, (kind, target, more) in enumerate(targets)
    )
    return (
        b'<?xml version="1.0"?><Relationships xmlns="' + _PACKAGE + b'relationships">'
        + found + b"</Relationships>"
    )  # fmt: skip


def paragraph(text: bytes) -> bytes:
    return b"<w:p><w:r><w:t>" + text + b"</w:t></w:r></w:p>"


def laughs() -> bytes:
    """A document type whose last entity, ``&j;``, stands for a billion others."""
    nested = b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    return b'<!DOCTYPE l [<!ENTITY a "ha ">' + nested + b"]>"


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of them the catalogue."""
    out, places = b"%PDF-1.4\n", list[int]()
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    )  # fmt: skip


def page(content: bytes, resources: bytes = b"", *more: bytes) -> bytes:
    """A PDF of one page; ``more`` are objects from number 6 on."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[5 0 R]/Count 1>>",
        content,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R"
        b"/Resources<</Font<</F1 4 0 R>>" + resources + b">>>>",
        *more,
    )


def packed(content: bytes, times: int = 1) -> bytes:
    """A stream, compressed so many times over."""
    for _ in range(times):
        content = zlib.compress(content, 1)
    filters = b"/FlateDecode" * times
    return b"<</Length %d/Filter[%s]>>stream\n" % (len(content), filters) + content + b"\nendstream"


def forms(depth: int) -> bytes:
    """A page that shows a form ten times, which shows a form ten times .."""
    made: list[bytes] = []
    for n in range(depth):
        content = b"/X Do " * 10 if n < depth - 1 else b"BT /F1 12 Tf (a) Tj ET"
        made.append(
            b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>"
            b"/Font<</F1 4 0 R>>>>/Length %d>>stream\n" % (7 + n, len(content))
            + content + b"\nendstream"
        )  # fmt: skip
    return page(b"<</Length 6>>stream\n/X Do \nendstream", b"/XObject<</X 6 0 R>>", *made)


def many_members(count: int) -> bytes:
    return docx(paragraph(_SAID), members={f"word/media/{n}.png": b"" for n in range(count)})


def _nested(tag: bytes, depth: int) -> bytes:
    return b"<html><body>" + b"<%s>" % tag * depth + _SAID + b"</%s>" % tag * depth


def _outside() -> bytes:
    body = paragraph(b"Seen: &x;")
    return docx(body, b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]>')


def _escaping() -> bytes:
    target = (b"image", b"../../../../../../etc/passwd", b"")
    return docx(paragraph(_SAID), members={"word/_rels/document.xml.rels": relations(target)})


def _pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (3 + n) for n in range(count))
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % count,
        *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"] * count,
    )


_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"

ARCHIVES = (
    Hostile(
        "ratio.docx",
        lambda: docx(paragraph(_SAID), members={"word/media/a.bin": bytes(20_000_000)}),
        r"times as many bytes in 'word/media/a.bin'.*limit is 200.*compression_ratio",
    ),
    Hostile(
        "paragraphs.docx",
        lambda: docx(paragraph(b"") * 300_000),
        r"times as many bytes.*compression_ratio",
    ),
    Hostile("members.docx", lambda: many_members(10_001), r"10,00\d packed files.*limit is 10,000"),
    Hostile("laughs.docx", lambda: docx(paragraph(b"&j;"), laughs()), "damaged.*amplification|document type"),
    Hostile("outside.docx", _outside, "declares a document type"),
    Hostile("escaping.docx", _escaping, "no item named 'etc/passwd'"),
    Hostile("deep.docx", lambda: docx(b"<w:p>" * 100_000 + b"</w:p>" * 100_000), "depth"),
    Hostile("cut.docx", lambda: docx(paragraph(_SAID))[:-40], "cut off or not DOCX"),
)  # fmt: skip
PAGES = (
    Hostile("spaces.pdf", lambda: page(packed(b" " * 100_000_000)), "without text|memory|seconds"),
    Hostile("twice.pdf", lambda: page(packed(b" " * 100_000_000, 2)), "without text|memory|seconds"),
    Hostile("forms.pdf", lambda: forms(30), "memory|seconds"),
    Hostile("text.pdf", lambda: page(packed(b"BT /F1 9 Tf " + b"(a) Tj " * 3_000_000)), "memory|seconds"),
    Hostile("pages.pdf", lambda: _pages(2_001), r"2,001 pages; the limit is 2,000.*ReadLimits\.pages"),
    Hostile(
        "nested.pdf",
        lambda: pdf(_CATALOGUE[:-2] + b"/X " + b"[" * 100_000 + b"]" * 100_000 + b">>", b"<<>>"),
        "could not be opened|without text",
    ),
    Hostile(
        "claims.pdf",
        lambda: pdf(_CATALOGUE, b"<</Type/Pages/Kids[]/Count 2000000000>>"),
        "could not be (opened|read)|pages",
    ),
    Hostile(
        "circle.pdf",
        lambda: pdf(_CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1500>>"),
        "could not be (opened|read)",
    ),
)  # fmt: skip
MARKUP = (
    Hostile("deep.html", lambda: _nested(b"div", 100_000), r"inside each other; the limit is 200.*nesting"),
    Hostile("italics.html", lambda: _nested(b"i", 100_000), "inside each other"),
    Hostile("lists.html", lambda: _nested(b"ul><li", 50_000), "inside each other"),
    Hostile("tables.html", lambda: _nested(b"table><tr><td", 30_000), "inside each other"),
    Hostile(
        "attributes.html",
        lambda: b"<p " + b"".join(b"a%d=1 " % n for n in range(300_000)) + b">" + _SAID,
        "attributes; the limit is 10,000",
    ),
    Hostile(
        "paragraphs.html",
        lambda: b"<p>She said so.</p>" * 200_000,
        "came to no end; the limit is .* seconds.*SUMMARIZER_LIMIT_SECONDS",
    ),
    Hostile("large.html", lambda: b"<p>" + b"no " * 11_500_000, r"bytes of HTML; the limit.*markup_bytes"),
    Hostile("laughs.xhtml", lambda: laughs() + b"<html><body><p>No &j; no</p>", "declares entities"),
)  # fmt: skip
TEXTS = (
    Hostile("line.txt", lambda: b"a" * 50_000_000, r"characters and more; the limit is 5,000,000"),
    Hostile("null.txt", lambda: bytes(1_000_000), "no text .*control bytes|white space"),
    Hostile("noise.txt", lambda: bytes(range(256)) * 400, "no text .*control bytes"),
    Hostile("nulls.txt", lambda: b"He said no to the plan.\0" * 100, "no to the plan.\0He", reads=True),
    Hostile("mark8.txt", lambda: b"\xef\xbb\xbfLe caf\xe9 est ferm\xe9, dit-il.", "Le café est fermé", reads=True),
    Hostile("mark16.txt", lambda: b"\xff\xfe" + _SAID, "^He said no to the plan", reads=True),
    Hostile("mark32.txt", lambda: b"\0\0\xfe\xff" + _SAID, "^He said no to the plan", reads=True),
    Hostile("wide.txt", lambda: (_SAID.decode() + "\n").encode("utf-16-le") * 9, "^He said no", reads=True),
    Hostile("overlong.txt", lambda: b"He said \xc0\xaf\xe0\x80\xaf no to it.", "He said [^/]* no to it", reads=True),
    Hostile("utf7.txt", lambda: b"He said +ADw-script+AD4- no to it.", r"\+ADw-script", reads=True),
    Hostile(
        "utf7.html",
        lambda: b'<html><head><meta charset="utf-7"></head><body><p>He said +ADw-script+AD4- no.',
        r"\+ADw-script",
        reads=True,
    ),
    Hostile("latin.txt", lambda: _FRENCH.encode("cp1252"), "refusé à Genève", reads=True),
    Hostile("surrogates.txt", lambda: b"He said \xed\xa0\x80 no. " * 9, "He said \ufffd|He said .* no", reads=True),
    Hostile("front.md", lambda: b"---\na: " + b"[" * 8_000 + b"\n---\n" + _SAID, "^---", reads=True),
)  # fmt: skip
ALL = ARCHIVES + PAGES + MARKUP + TEXTS

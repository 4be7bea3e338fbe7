"""Mail, pages, archives and charsets that cost more than they say, or say other things to other readers."""

from __future__ import annotations

import io
import time
import warnings
import zipfile

import pytest

from summarizer.errors import DocumentTooLarge, UnreadableDocument
from summarizer.reading.decoding import is_charset
from summarizer.reading.limits import ReadLimits
from summarizer.reading.mail import from_mail
from summarizer.reading.page import from_html
from summarizer.reading.read import read_bytes

_BODY = "Anna Holm said that the ferries stay.\n"
_SAYS = _BODY.strip()
#: Each made the standard library's parser of fields take the square of its length, more memory than there is, or end.
_FIELDS = {
    "quotation marks": '"' * 100_000,
    "encoded words": "=?utf-8?q?a?= " * 50_000,
    "encoded words that do not end": "=?utf-8?q?a" * 50_000,
    "remarks in remarks": "(" * 100_000,
    "angles": "<" * 100_000,
    "dots": "a." * 50_000,
    "parameters": "a; " + "; ".join(f"charset*{n}*=utf-8''%41" for n in range(5_000)),
}


def _mail(field: str, value: str) -> bytes:
    return f"MIME-Version: 1.0\nX-A: b\n{field}: {value}\n\n{_BODY}".encode()


@pytest.mark.parametrize(
    "field", ["From", "Subject", "Date", "Content-Type", "Content-Disposition"]
)
@pytest.mark.parametrize("kind", _FIELDS)
def test_a_field_without_end_costs_little(kind: str, field: str) -> None:
    began = time.process_time()
    data = _mail(field, _FIELDS[kind])
    if kind == "remarks in remarks" and field.startswith("Content"):
        with pytest.raises(UnreadableDocument, match="too deep"):
            from_mail(data, "a.eml", ReadLimits())
    else:
        assert _SAYS in from_mail(data, "a.eml", ReadLimits()).text
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    "name", ["punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "zip", "hex"]
)
def test_a_codec_that_is_no_charset_decodes_nothing(name: str) -> None:
    assert not is_charset(name)
    data = f"MIME-Version: 1.0\nContent-Type: text/plain; charset={name}\n\n{_BODY}\\u0041 xn--a\n"
    assert "\\u0041 xn--a" in from_mail(data.encode(), "a.eml", ReadLimits()).text


@pytest.mark.parametrize("name", ["utf-8", "UTF-16LE", "windows-1252", "koi8-r", "gb18030", "big5"])
def test_a_charset_of_documents_is_one(name: str) -> None:
    assert is_charset(name)


@pytest.mark.parametrize("tag", ["<p {}>", "<p data-x='>' {}>", "<p/{}>"])
def test_an_element_of_attributes_without_end_is_refused(tag: str) -> None:
    page = tag.format(" ".join(f"a{n}=b" for n in range(12_000))) + _BODY
    with pytest.raises(DocumentTooLarge, match="attributes"):
        from_html(page.encode(), "a.html", ReadLimits())


def test_a_long_attribute_is_none_of_these() -> None:
    page = f"<p style='{'a:b;' * 30_000}' data-x=\"{'<b c d> ' * 20_000}\">{_BODY}</p>"
    assert from_html(page.encode(), "a.html", ReadLimits()).text == _SAYS


@pytest.mark.parametrize("suffix", ["docx", "odt", "pptx"])
def test_an_archive_with_one_name_twice_is_refused(suffix: str) -> None:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")
        for text in ("yes", "no"):
            archive.writestr("content.xml", text)
    with pytest.raises(UnreadableDocument, match="more than once"):
        read_bytes(out.getvalue(), f"a.{suffix}")


@pytest.mark.parametrize(
    "page",
    [
        f"<style>{'a{}' * 600_000}</style><p>{_BODY}</p>",
        f"<p style='{'a:b;' * 600_000}'>{_BODY}</p>",
    ],
    ids=["rules", "attribute"],
)
def test_style_without_end_is_refused_before_it_is_read(page: str) -> None:
    began = time.process_time()
    with pytest.raises(DocumentTooLarge, match="style sheets"):
        from_html(page.encode(), "a.html", ReadLimits())
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    "unit",
    [
        "<p>Anna Holm said yes to it.</p>",
        "said on <time>3 May</time> that",
        "<b>Anna</b> <i>Holm</i> ",
    ],
)
def test_four_times_the_elements_cost_no_more_than_they_should(unit: str) -> None:
    def cost(count: int) -> float:
        page = f"<html><body>{unit * count}</body></html>".encode()
        began = time.process_time()
        from_html(page, "a.html", ReadLimits())
        return time.process_time() - began

    cost(1_000)
    assert cost(12_000) < 9.0 * max(cost(3_000), 0.1)


def test_of_a_paragraph_of_elements_without_end_it_is_said_that_no_article_was_sought() -> None:
    found = from_html(("said <b>a</b> " * 5_100).encode(), "a.html", ReadLimits())
    assert found.text.startswith("said a said a")
    assert any("not sought" in told for told in found.left_out)

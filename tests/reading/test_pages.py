"""Pages are read as a browser shows them: every visible word of the account, in order, and no hidden one."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.reading_pages import HIDING, STYLE, page
from summarizer.models.document import SourceDocument
from summarizer.reading.read import read_bytes

_BEFORE = "The ministers of Karsenia and Nahrania spoke for two hours about the water of the Ulmeda, the ministry said."
_AFTER = "Both sides will meet again in the autumn of this year, and no date was set for the visit of the inspectors."


def _read(body: str, head: str = "") -> SourceDocument:
    whole = f"<article><h1>Readout of the call</h1><p>{_BEFORE}</p>{body}<p>{_AFTER}</p></article>"
    page = (
        f"<!doctype html><html><head><title>Readout</title>{head}</head><body>{whole}</body></html>"
    )
    return read_bytes(page.encode(), "page.html")


def _between(body: str, head: str = "") -> str:
    text = _read(body, head).text
    return text.split(_BEFORE)[1].split(_AFTER)[0].strip()


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Karsenia <label>did not</label> agree.</p>", "Karsenia did not agree."),
        ("<p>Sealed on <time>14 May</time>, not before.</p>", "Sealed on 14 May, not before."),
        ("<p>He s<b>ai</b>d <i>no</i>.</p>", "He said no."),
        ("<p>The co<wbr>op is&nbsp;shut &amp; sold.</p>", "The coop is\u00a0shut & sold."),
        ("<p>One  \n two\tthree</p>", "One two three"),
        ("<div>Loose <p>first</p> between <p>second</p> last</div>", "Loose\n\nfirst\n\nbetween\n\nsecond\n\nlast"),
        ("<p>Unclosed<p>neighbour", "Unclosed\n\nneighbour"),
        ("<div>Said:<br>No.<br><br>She left.</div>", "Said:\nNo.\n\nShe left."),
        ("<ul><li>first</li><li>not <b>second</b></li></ul>", "first\n\nnot second"),
        ("<ol start='3'><li>third</li><li>fourth</li></ol>", "3. third\n\n4. fourth"),
        ("<table><tr><th>Lock</th><th>No</th></tr><tr><td>Up</td><td>14</td></tr></table>", "Lock | No\n\nUp | 14"),
        ("<table><tr><td><p>A said.</p><p>B did not.</p></td><td>C</td></tr></table>", "A said.\n\nB did not.\n\nC"),
        ("<menu><li>Not sold.</li></menu>", "Not sold."),
        ("<dl><dt>Gauge</dt><dd>a staff</dd></dl>", "Gauge\n\na staff"),
        ("<figure><img alt='unseen'><figcaption>The lock.</figcaption></figure>", "The lock."),
        ("<details><summary>More</summary><p>Not renewed.</p></details>", "More\n\nNot renewed."),
        ("<pre>one\n  two</pre>", "one\n  two"),
        ("<p><span style='display:block'>One</span><span style='display:block'>Two</span></p>", "One\n\nTwo"),
        ("<div style='display:flex'><span>Left</span><span>Right</span></div>", "Left\n\nRight"),
        ("<own-element><p>In an element of the site's own.</p></own-element>", "In an element of the site's own."),
        ("<p><math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> of the flow</p>", "1/2 of the flow"),
        ("<p><math><msup><mn>10</mn><mn>3</mn></msup></math> litres</p>", "10³ litres"),
        ("<p>the <ruby>会談<rp>(</rp><rt>かいだん</rt><rp>)</rp></ruby> ended</p>", "the 会談 ended"),
        ("<p>a<!-- not -->greed</p>", "agreed"),
        ("<p><span style='font-size:0'><b style='font-size:14px'>Both</b></span> agree</p>", "Both agree"),
        ("<p><span style='visibility:hidden'>No <b style='visibility:visible'>Both</b></span> agree</p>", "Both agree"),
        ("<p style='color:#fff;background:#123'>White on blue.</p>", "White on blue."),
        ("<p aria-hidden='true'>Shown to readers all the same.</p>", "Shown to readers all the same."),
        ("<p class='x'>Shown.</p>", "Shown."),
    ],
)  # fmt: skip
def test_what_is_shown_is_read(markup: str, text: str) -> None:
    assert (
        _between(markup, "<style>@media print{.x{display:none}} p:hover{display:none}</style>")
        == text
    )


@pytest.mark.parametrize("hiding", HIDING)
def test_what_is_hidden_is_not_read(hiding: str) -> None:
    text = _between(f"<p>They {hiding.format(h='secretly')} agreed.</p>", f"<style>{STYLE}</style>")
    assert "secretly" not in text
    assert "They" in text
    assert "agreed." in text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("10<sup>3</sup>", "10³"),
        ("10<sup>-3</sup>", "10⁻³"),
        ("10<sup>3.5</sup>", "10^(3.5)"),
        ("2<sup>n</sup>", "2ⁿ"),
        ("5 m<sup>3</sup> a second", "5 m³ a second"),
        ("12 km<sup>2</sup>", "12 km²"),
        ("19<sup>th</sup> of May", "19th of May"),
        ("M<sup>me</sup> Roy", "Mme Roy"),
        ("agreement<sup>3</sup> of May", "agreement[^3] of May"),
        ("sides<sup><a href='#n4'>4</a></sup> met", "sides[^4] met"),
        ("in 2017<sup><a href='#n4'>[4]</a></sup> they", "in 2017[^4] they"),
        ("they left<sup>a</sup> home", "they left[^a] home"),
        ("N<sup>o</sup> of M<sup>r</sup> Roy", "No of Mr Roy"),
        ("they met<sup>1</sup><sup>,</sup><sup>2</sup> there", "they met[^1][^2] there"),
        ("Monday.<sup>12</sup> She", "Monday.[^12] She"),
        ("the text<sup>*</sup> is", "the text[^*] is"),
        ("CO<sub>2</sub> and H<sub>2</sub>O", "CO2 and H2O"),
        ("the number 101<sub>2</sub>", "the number 101₂"),
        ("Ca<sup>2+</sup>", "Ca²⁺"),
        ("Brand<sup>TM</sup>", "BrandTM"),
        ("1987<sup>4</sup> they met", "1987[^4] they met"),
        ("the 1987<sup>4, 5</sup> accord", "the 1987[^4, 5] accord"),
        ("1,987<sup>4</sup>", "1,987⁴"),
        ("987<sup>4</sup>", "987⁴"),
        ("12<sup>[4]</sup> boats", "12[^4] boats"),
        ("10<span style='vertical-align:super'>6</span> tons", "10⁶ tons"),
        ("10<span style='vertical-align:.4em;font-size:60%'>6</span> tons", "10⁶ tons"),
        ("10<span style='position:relative;top:-.5em;font-size:.6em'>6</span> tons", "10⁶ tons"),
        ("the accord<span style='vertical-align:super'>3</span> of May", "the accord[^3] of May"),
        ("the number 101<span style='vertical-align:sub'>2</span>", "the number 101₂"),
        ("item <span style='vertical-align:2px'>3</span> of 10", "item 3 of 10"),
        ("10<span style='vertical-align:middle'>6</span>", "106"),
    ],
)
def test_raised_digits_keep_apart_from_numbers_and_words(markup: str, text: str) -> None:
    assert _between(f"<p>Of {markup}</p>") == f"Of {text}"


def test_digits_that_a_style_sheet_raises_keep_apart() -> None:
    style = "<style>.up { vertical-align: super } .up b { font-size: 90% }</style>"
    assert _between("<p>Of 10<span class='up'>6</span> tons</p>", style) == "Of 10⁶ tons"
    assert _between("<p>Of 10<span class='up'><b>6</b></span> tons</p>", style) == "Of 10⁶ tons"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>She said <q>no</q>.</p>", "She said “no”."),
        ("<p>She said <q>we said <q>no</q> in May</q>.</p>", "She said “we said ‘no’ in May”."),
        ("<p>She said <q>“no”</q>.</p>", "She said “no”."),
        ("<p>Said:</p><blockquote><p>We agree.</p></blockquote>", "Said:\n\n“We agree.”"),
        ("<blockquote>“We agree.”</blockquote>", "“We agree.”"),
        ("<blockquote><p>One.</p><p>Two.</p></blockquote>", "“One.\n\n“Two.”"),
        ("<blockquote>No.<footer>Anna Holm</footer></blockquote>", "“No.”\n\n— Anna Holm"),
        ("<blockquote>No.<footer>– Anna Holm</footer></blockquote>", "“No.”\n\n– Anna Holm"),
        ("<blockquote><p>No.</p><cite>Anna Holm</cite></blockquote>", "“No.”\n\n— Anna Holm"),
        ("<blockquote>No.<br><cite>Anna Holm</cite></blockquote>", "“No.”\n\n— Anna Holm"),
        (
            "<blockquote><p>No.</p><p><cite>Anna Holm</cite></p></blockquote>",
            "“No.”\n\n— Anna Holm",
        ),
        ("<blockquote><cite>The Post</cite> wrote that.</blockquote>", "“The Post wrote that.”"),
        ("<blockquote><p>No.</p><p>— Holm, judge</p></blockquote>", "“No.”\n\n— Holm, judge"),
        ("<blockquote><cite>No.</cite></blockquote>", "“No.”"),
        (
            "<figure><blockquote>No.</blockquote><figcaption>Holm</figcaption></figure>",
            "“No.”\n\n— Holm",
        ),
    ],
)
def test_quotations_marked_by_elements_have_quotation_marks(markup: str, text: str) -> None:
    assert _between(markup) == text


def test_struck_and_hidden_words_are_told_of() -> None:
    document = _read("<p>Karsenia <del>agreed</del> <ins>did not agree</ins>.</p>")
    assert len(document.left_out) == 1
    assert "struck out" in document.left_out[0]
    assert "agreed" in document.left_out[0]
    assert _read("<p>Karsenia agreed.</p>").left_out == ()


def test_a_menu_beside_the_account_is_not_read_and_not_told_of() -> None:
    menu = (
        "<nav><ul><li><a href='/'>Home page</a></li><li><a href='/n'>All news</a></li></ul></nav>"
    )
    page = f"<html><body>{menu}<main><h1>Readout</h1><p>{_BEFORE}</p><div>{_AFTER}</div></main></body></html>"
    document = read_bytes(page.encode(), "page.html")
    assert document.text == f"Readout\n\n{_BEFORE}\n\n{_AFTER}"
    assert document.left_out == ()


def test_prose_beside_the_account_is_told_of() -> None:
    links = "".join(
        f"<li><a href='/{n}'>Another headline of the day {n}</a></li>" for n in range(9)
    )
    aside = f"<div><ul>{links}</ul><p>We keep small files on your machine to count our readers.</p></div>"
    page = f"<html><body>{aside}<main><h1>Readout</h1><p>{_BEFORE}</p><p>{_AFTER}</p></main></body></html>"
    document = read_bytes(page.encode(), "page.html")
    assert "small files" not in document.text
    assert "small files" in document.left_out[0]


def test_a_day_in_a_sentence_is_not_the_day_of_publication() -> None:
    told = _read(
        "<p>The gauges were sealed on <time datetime='2019-03-04'>4 March 2019</time> by both of them.</p>"
    )
    stated = _read("<p><time datetime='2026-09-14'>14 September 2026</time></p>")
    assert told.published is None
    assert stated.published == date(2026, 9, 14)


def test_the_address_a_page_states_is_kept() -> None:
    link = "<link rel='canonical' href='https://press.example/readout-7'>"
    assert _read("", link).url == "https://press.example/readout-7"


@pytest.mark.parametrize("number", range(0, 50, 7))
def test_pages_of_every_layout_are_read_without_menus(number: int) -> None:
    text = read_bytes(page(number).encode(), "page.html").text
    assert f"word{number}x0" in text
    assert f"hidden{number}" not in text
    assert "Imprint" not in text
    assert "Contact us" not in text

"""Fifty pages of differing markup, made up here: what they show and what they hide is for a browser to say.

Each page is a layout (how sites build their pages: elements, tables, frames of menus) around an account of invented
talks, into which pieces of markup are put that readers of pages stumble over. `benchmarks.reading` opens them.
"""

# ruff: noqa: E501 - a piece of markup is read as one line
from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

#: Pieces inside of a sentence, with a place for words of their own.
INLINE = (
    "Karsenia <label>did not {w}</label> agree to the visit",
    "the gauges were sealed on <time datetime='2026-09-14'>14 September {w}</time> and not before",
    "Minister Holm said <q>we said <q>no {w}</q> in May</q> and left",
    "the flow is 10<sup>3</sup> m<sup>3</sup> {w} a second",
    "the accord<sup><a href='#n1'>1</a></sup> of the {w} commission",
    "they met on the 19<sup>th</sup> of May, {w}",
    "the level of CO<sub>2</sub> near {w} fell",
    "the word <dfn>gauge {w}</dfn> means a staff",
    "she wrote <code>no {w}</code> on the paper",
    "he said <b>n</b>ever <i>{w}</i> to them",
    "<span class='lead'>The delegations {w}</span> arrived at noon",
    "the <abbr title='Ulmeda Basin Commission'>UBC {w}</abbr> refused",
    "a <mark>new offer {w}</mark> was made",
    "the price is <data value='40'>40 {w}</data> crowns",
    "the <bdi>minister {w}</bdi> of the north did not come",
    "the <font color='red'>red line {w}</font> holds",
    "<a href='/x'>the joint text {w}</a> was never signed",
    "the text <ins>did not {w}</ins> change",
    "a quota of 4&nbsp;000 tons {w} a year",
    "the co&shy;op {w} was closed",
    "water<wbr>works {w} stay shut",
    "the minister <small>(who is not {w} a member)</small> spoke",
    "the <u>whole basin {w}</u> is meant",
    "the cost of <var>n {w}</var> gauges",
    "the <kbd>stop {w}</kbd> button of the lock",
    "the <cite>Basin Gazette {w}</cite> did not report it",
    "<tt>telex {w}</tt> reached the capital",
    "the visit <span style='display:inline-block'>was {w}</span> put off",
    "the <output>result {w}</output> was not read out",
    "the river <span aria-hidden='true'>Ulmeda {w}</span> is low",
    "the <custom-name>delegate {w}</custom-name> of Nahrania abstained",
    "the <big>large {w}</big> lock stays",
    "<span style='font-size:0'><span style='font-size:15px'>both sides {w}</span></span> agreed on it",
    "<span style='visibility:hidden'><span style='visibility:visible'>no side {w}</span></span> agreed on it",
    "the talks <span style='color:white;background:#204060'>went on {w}</span> for two hours",
    "the talks <span style='opacity:.6'>did not end {w}</span> that day",
    "no <acronym>UBC {w}</acronym> member <nobr>was there</nobr>",
    "a<!-- not -->greed on {w} the text",
    "the <a name='x'></a><em>sixth {w}</em> point is open",
    "temperature of &minus;5 {w} degrees &amp; wind",
)
#: Paragraphs and larger pieces.
BLOCKS = (
    "<div>Minister Holm said that {w} will not be opened.</div>",
    "<div>Minister Holm said on Monday {w}:<br>Karsenia will not agree.<br><br>She left.</div>",
    "<figure><blockquote><p>Karsenia will {w} not agree.</p></blockquote><figcaption>Anna Holm {w}</figcaption></figure>",
    "<figure><img src='x.png' alt='not shown'><figcaption>The lock of {w} in winter.</figcaption></figure>",
    "<blockquote>We will {w} never sign.<footer>Anna Holm</footer></blockquote>",
    "<blockquote><p>First {w} we meet.</p><p>Then {w} we do not.</p></blockquote>",
    "<ul><li>the {w} gauges</li><li>the lock, <b>not</b> the {w} dam</li></ul>",
    "<ol><li>open {w} gauges</li><li>no {w} visit</li></ol>",
    "<dl><dt>Gauge {w}</dt><dd>a staff in the {w} river</dd></dl>",
    "<table><tr><th>Lock</th><th>Gauges</th></tr><tr><td>Upper {w}</td><td>14</td></tr></table>",
    "<table><tr><td><p>The minister {w} spoke.</p><p>She did not {w} stay.</p></td></tr></table>",
    "<pre>line one of {w}\n  line two does not</pre>",
    "<details open><summary>Background {w}</summary><p>The accord of {w} was not renewed.</p></details>",
    "<section><h2>What {w} was said</h2><p>Nothing was {w} decided.</p></section>",
    "<address>Press office of {w}, Quay 5</address>",
    "<aside><p>“Not {w} a drop,” she said.</p></aside>",
    "<center>Joint {w} text</center>",
    "<p>An unclosed paragraph of {w}<p>and its neighbour {w}",
    "<article><h3>Second {w} readout</h3><p>The other side {w} denied it.</p></article>",
    "<header><h2>Day {w} two</h2></header><p>They {w} went on.</p>",
    "<div><span>Anna Holm {w}</span><span> did not answer.</span></div>",
    "<div>A first {w} part.<p>A second {w} one.</p>A third, not {w} in an element.</div>",
    "<form><fieldset><legend>Vote {w}</legend>No {w} vote was taken.</fieldset></form>",
    "<h4>Q: Will {w} you go?</h4><p>A: No, {w}.</p>",
    "<hgroup><h2>Headline {w}</h2><p>It was not {w} signed.</p></hgroup>",
    "<div style='display:flex'><span>Left {w}</span><span>Right {w}</span></div>",
    "<p><span style='display:block'>One {w} line</span><span style='display:block'>Other {w} line</span></p>",
    "<div role='note'>Note: the text {w} is not final.</div>",
    "<main-text><p>Own element {w} of a site.</p></main-text>",
    "<p><svg width='300' height='20'><text x='0' y='15'>Label {w}</text></svg> beside the map.</p>",
)
#: Ways of hiding.
HIDING = (
    "<del>{h}</del>", "<s>{h}</s>", "<strike>{h}</strike>", "<span hidden>{h}</span>", "<template>{h}</template>",
    "<noscript>{h}</noscript>", "<script>var a = '{h}';</script>", "<!-- {h} -->",
    "<span style='display:none'>{h}</span>", "<span style='DISPLAY : NONE'>{h}</span>",
    "<span style='display:\tnone !important'>{h}</span>", "<span style='d\\69splay:none'>{h}</span>",
    "<span style='display:/**/none'>{h}</span>", "<span style='display:block;display:none'>{h}</span>",
    "<span style='visibility:hidden'>{h}</span>", "<span style='visibility:collapse'>{h}</span>",
    "<span style='opacity:0'>{h}</span>", "<span style='opacity:0.0'>{h}</span>", "<span style='opacity:0%'>{h}</span>",
    "<span style='opacity: .01'>{h}</span>", "<span style='filter:opacity(0)'>{h}</span>",
    "<span style='font-size:0'>{h}</span>", "<span style='font-size:0em'>{h}</span>",
    "<span style='font-size:0.0pt'>{h}</span>", "<span style='font-size:0%'>{h}</span>",
    "<span style='font-size:1px'>{h}</span>", "<span style='font:0/0 a'>{h}</span>",
    "<span style='color:transparent'>{h}</span>", "<span style='color:rgba(0,0,0,0)'>{h}</span>",
    "<span style='color:#0000'>{h}</span>", "<span style='color:white'>{h}</span>",
    "<span style='color:#FFF;background:#fff'>{h}</span>", "<span style='background:black;color:black'>{h}</span>",
    "<span style='background-color:rgb(10,20,30);color:#0a141e'>{h}</span>",
    "<span style='color:hsl(0,0%,100%)'>{h}</span>", "<font color='white'>{h}</font>", "<font color='#ffffff'>{h}</font>",
    "<span style='position:absolute;left:-9999px'>{h}</span>", "<span style='position:absolute;top:-9999px'>{h}</span>",
    "<span style='left:-99999px;position:fixed'>{h}</span>", "<span style='position:absolute;left:-100em'>{h}</span>",
    "<div style='text-indent:-9999px'>{h}</div>", "<div style='margin-left:-9999px;width:200px'>{h}</div>",
    "<div style='height:0;overflow:hidden'>{h}</div>", "<div style='max-height:0;overflow:hidden'>{h}</div>",
    "<div style='width:0;height:0;overflow:hidden'>{h}</div>",
    "<span style='position:absolute;width:1px;height:1px;overflow:hidden'>{h}</span>",
    "<span style='position:absolute;clip:rect(0 0 0 0)'>{h}</span>",
    "<span style='position:absolute;clip:rect(0,0,0,0);white-space:nowrap'>{h}</span>",
    "<div style='clip-path:inset(50%)'>{h}</div>", "<div style='clip-path:inset(100%)'>{h}</div>",
    "<div style='clip-path:circle(0)'>{h}</div>", "<div style='transform:scale(0)'>{h}</div>",
    "<div style='transform:translateX(-9999px)'>{h}</div>", "<div style='content-visibility:hidden'>{h}</div>",
    "<span style='text-decoration:line-through'>{h}</span>", "<span style='text-decoration-line:line-through'>{h}</span>",
    "<span class='gone'>{h}</span>", "<span class='a hush'>{h}</span>", "<span id='unseen'>{h}</span>",
    "<div class='box'><em>{h}</em></div>", "<span class='sr'>{h}</span>", "<span data-x='no'>{h}</span>",
    "<div class='late'>{h}</div>", "<span class='pale'>{h}</span>", "<span class='strong gone2'>{h}</span>",
    "<dialog>{h}</dialog>", "<div popover>{h}</div>", "<iframe srcdoc=''>{h}</iframe>", "<object data='x'></object><noframes>{h}</noframes>",
    "<video>{h}</video>", "<canvas>{h}</canvas>", "<datalist><option>{h}</option></datalist>", "<input type='hidden' value='{h}'>",
    "<textarea hidden>{h}</textarea>", "<span style='display:none'><b>{h}</b></span>",
    "<div style='opacity:0'><p>{h}</p></div>", "<span style='zoom:1;font-size:0.1px'>{h}</span>",
    "<div style='display:none'><p>{h}</p><div>{h}</div></div>", "<div style='scale:0'>{h}</div>",
    "<span style='-webkit-text-fill-color:transparent'>{h}</span>", "<div style='line-height:1;height:0px;overflow:clip'>{h}</div>",
)  # fmt: skip
STYLE = (
    ".gone{display:none}.a.hush{visibility:hidden}#unseen{opacity:0}.box em{font-size:0}"
    ".sr{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}[data-x=no]{display:none}"
    "@media screen{.late{display:none}}@media print{p{display:none}}.pale{color:#fff}"
    ".gone2{display:none!important}.strong{display:inline}.lead{font-weight:bold}p:hover{display:none}"
)
_PARAGRAPHS = (
    "The ministers of Karsenia and Nahrania spoke for two hours about the water of the Ulmeda, the ministry said.",
    "Both sides will meet again in the autumn of this year, and no date was set for the visit of the inspectors.",
    "The commission did not publish its report, which the delegations had asked for in the spring.",
    "Minister Holm told reporters that the gauges of the upper lock are open, and those of the lower lock are not.",
)
_NAV = "<nav data-beside><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li><li><a href='/c'>Contact us</a></li></ul></nav>"
_FOOT = "<footer data-beside><p><a href='/i'>Imprint</a> <a href='/p'>Privacy</a> <a href='/t'>Terms of use</a></p></footer>"
_MORE = (
    "<aside class='related' data-beside><h3>More</h3><ul><li><a href='/1'>Grain talks resume in the port city</a></li>"
    "<li><a href='/2'>A new quay for the fishing fleet</a></li><li><a href='/3'>Rail link delayed again</a></li></ul></aside>"
)

Layout = Callable[[str, str], str]
LAYOUTS: tuple[Layout, ...] = (
    lambda h, b: f"{_NAV}<article><h1>{h}</h1>{b}</article>{_FOOT}",
    lambda h, b: f"{_NAV}<main><h1>{h}</h1><div class='content'>{b}</div></main>{_MORE}{_FOOT}",
    lambda h, b: f"<div id='page'>{_NAV}<div class='post'><h1>{h}</h1><div class='entry'>{b}</div></div>{_MORE}{_FOOT}</div>",
    lambda h, b: f"<h1>{h}</h1>{b}",
    lambda h, b: f"<table width='100%'><tr><td width='150' data-beside><a href='/'>Home</a><br><a href='/n'>News</a><br>"
    f"<a href='/c'>Contact</a></td><td><h1>{h}</h1>{b}</td></tr></table>",
    lambda h, b: f"<form id='aspnet'>{_NAV}<div class='wrapper'><div class='col'><h1>{h}</h1>{b}</div></div>{_FOOT}</form>",
    lambda h, b: f"<header data-beside><a href='/'>The Ministry</a></header>{_NAV}<div class='press-release'><h2>{h}</h2><span>{b}</span></div>{_FOOT}",
    lambda h, b: f"<main><article><header><h1>{h}</h1></header><section>{b}</section></article></main>{_FOOT}",
    lambda h, b: f"<div><div><div><h1>{h}</h1></div><div>{b}</div></div></div>{_MORE}",
    lambda h, b: f"<body bgcolor='white'><center><font size='5'>{h}</font></center><hr><font face='Arial'>{b}</font></body>",
)  # fmt: skip


def pages(wanted: int = 50) -> Iterator[tuple[str, str]]:
    """Yield names and pages: the layouts in turn, each with other pieces and other ways of hiding."""
    for number in range(wanted):
        yield f"page{number:02}", page(number)


def page(number: int) -> str:
    """Return one page."""
    words = (f"word{number}x{n}" for n in count())
    hidden = (f"hidden{number}x{n}" for n in count())
    body: list[str] = []
    for place in range(8):
        inline = INLINE[(number * 8 + place) % len(INLINE)]
        block = BLOCKS[(number * 8 + place * 3) % len(BLOCKS)]
        hiding = HIDING[(number * 8 + place) % len(HIDING)]
        body.append(f"<p>{_PARAGRAPHS[place % 4]}</p>")
        body.append(
            f"<p>On day {place}, {_filled(inline, words)}, {hiding.format(h=next(hidden))} as it was told.</p>"
        )
        body.append(_filled(block, words))
    made = LAYOUTS[number % len(LAYOUTS)](f"Readout number {number} of the talks", "\n".join(body))
    if not made.startswith("<body"):
        made = f"<body>{made}</body>"
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Readout {number}</title>"
        f"<style>{STYLE}</style></head>{made}</html>"
    )


def _filled(piece: str, words: Iterator[str]) -> str:
    while "{w}" in piece:
        piece = piece.replace("{w}", next(words), 1)
    return piece

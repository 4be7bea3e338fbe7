"""What stands inside of lines and is nobody's words: entities, links, marks of notes, cues, words struck out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache

from summarizer.text.normalise import Edit, note_marks, replaced
from summarizer.words.lists import ApparatusLists, load

#: The last few are read by browsers without their semicolon as well, and by nobody as anything else.
_ENTITY = re.compile(
    r"&(?:amp;){0,3}(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});"
    r"|&(?:amp|nbsp|quot|lt|gt)(?![\w;=])"
)
_LINK = re.compile(
    r"(?P<image>!?)\[(?P<words>[^\[\]\n]{0,300}(?:\n[^\[\]\n]{1,300})?)\]"
    r"\((?P<address><[^<>\s]{1,2000}>|[^()\s]{1,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:\s+\"[^\"\n]{0,300}\")?\)"
)
_ADDRESS = re.compile(r"[/.#:@]")
#: Links of wikis, Org, AsciiDoc: the words that are shown, and around them what is not.
_OTHER_LINKS = (
    re.compile(r"\[\[(?:https?|ftp|file)://[^\s\[\]]{1,2000}\]\[(?P<words>[^\[\]\n]{1,300})\]\]"),
    re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?(?P<words>[^\[\]|\n]{1,200})\]\]"),
    re.compile(r"\[(?:https?|ftp)://[^\s\[\]]{1,2000}\s(?P<words>[^\[\]\n]{1,300})\]"),
    re.compile(r"\b(?:link:)?(?:https?|ftp)://[^\s\[\]()<>]{1,500}\[(?P<words>[^\[\]\n]{1,300})\]"),
)
_REFERRED = re.compile(r"\[(?P<words>[^\[\]\n]{1,300})\]\[(?P<name>[^\[\]\n]{0,80})\]")
_DEFINED = re.compile(r"^[ ]{0,3}\[(?P<name>[^\[\]\n^]{1,80})\]:[ \t]*\S", re.MULTILINE)
#: ``[^3]``, ``^[an aside]``, ``^3^`` behind a word, and ``[3]`` behind the end of a sentence with a space between.
_NOTE = re.compile(
    r"(?<=\S)\[\^[^\]\s]{1,40}\](?!:)|\^\[[^\[\]\n]{1,300}\]|(?<=[^\W\d_.])\^\d{1,3}\^"
    r"|(?<=[.!?”»\"]) \[\d{1,3}\](?=\s|$)"
)
_TAG = re.compile(
    r"<sup>[^<>]{1,6}</sup>|</?(?:a|abbr|b|em|i|ins|mark|small|span|strong|u)(?:\s[^<>\n]{0,2000})?>",
    re.IGNORECASE,
)
_COMMENT, _COMMENT_END, _LONGEST_COMMENT = "<!--", "-->", 4_000
_HIGHLIGHT = re.compile(r"(?<![=\w])==(?P<words>[^\s=](?:[^=\n]{0,300}[^\s=])?)==(?![=\w])")
#: Marks of words that their writer struck out: two tildes that open, or close, and elements of HTML.
_STRIKES = re.compile(
    r"(?P<opens>(?<![~\w])~~(?=[^\s~])|<(?:del|s|strike)(?:\s[^<>\n]{0,300})?>)"
    r"|(?P<closes>(?<=[^\s~])~~(?!~)|</(?:del|s|strike)\s?>)|(?P<ends>\n[ \t]*\n)",
    re.IGNORECASE,
)
#: Marks of emphasis around words; a star behind a space, or within a word or a sum, is none.
_EMPHASIS = re.compile(
    r"(?<![\w*\\])(?P<mark>\*{1,3})(?=[^\s*])(?P<words>[^*\n]{0,300}?[^\s*\\])(?P=mark)(?![\w*])"
    r"|(?<![\w_\\])(?P<line>_{1,3})(?=[^\s_])(?P<said>[^_\n]{0,300}?[^\s_\\])(?P=line)(?![\w_])"
)
#: Elements that only say how words look; a raised number is the mark of a note.
_LOOKS = re.compile(
    r"<sup>\s{0,3}\d{1,3}\s{0,3}</sup>|<br ?/?>|</?(?:a|abbr|b|em|i|ins|mark|small|span|strong|u|sup|sub|q|cite)"
    r"(?:\s[^<>\n]{0,2000})?>",
    re.IGNORECASE,
)
#: What stands for a mark of looks where words would run together without it.
_LINE_BREAK = {"<br": " "}
_NOTE_LINK = re.compile(r"\[\d{1,3}\]\(#[\w-]{1,40}\)")
_BRACKETED = re.compile(
    r"[\[(<{（［【〔]([^\[\](){}<>（）［］【】〔〕]{1,80})[\])>}）］】〕]|(?<![\w*])\*([^\W\d_][^*\n]{1,40})\*(?![\w*])"
)
_OWN_BRACKETS = re.compile(r"\[(?=[^\[\]]{0,200}[^\W\d_])([^\[\]]{1,200})\]")
WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SEVERAL = re.compile(r"[²³](?!\w)")


def markup(text: str, *, keep_brackets: bool) -> Iterator[Edit]:
    """Yield what to take out of a text, or to put in its place.

    ``keep_brackets``: for a quote, whose brackets say that words were put in, and which comes without the list that
    its links refer to.
    """
    if "&" in text:
        yield from _entities(text)
    if any(mark in text for mark in "[({（［【〔<*"):
        yield from _asides(text)
    if "[" in text or "^" in text:
        yield from _links(text, listed=not keep_brackets)
        yield from _page_marks(text)
        if not keep_brackets:
            yield from _brackets(text)
    if "<" in text:
        yield from _comments(text)
        yield from _tags(text)
    if "==" in text:
        yield from _highlights(text)
    if "¹" in text:
        yield from _further_notes(text)
    yield from _struck(text)


def printed(line: str) -> str:
    """Return a line as a page would show it: without marks of emphasis, links, notes and looks, and what is struck out.

    Text without such marks is returned as it is.
    """
    if not any(mark in line for mark in "*_<[~&"):
        return line
    edits = [
        *((*span, "") for span in struck_spans(line)),
        *((*found.span(), "") for found in _NOTE_LINK.finditer(line)),
        *_links(line, listed=True),
        *_page_marks(line),
        *(
            (*found.span(), _LINE_BREAK.get(found.group()[:3].lower(), ""))
            for found in _LOOKS.finditer(line)
        ),
        *_entities(line),
    ]
    plain = replaced(line, sorted(edits, key=lambda edit: (edit[0], -edit[1]))).text
    # Emphasis may stand within emphasis.
    for _ in range(2):
        plain = _EMPHASIS.sub(lambda found: found["words"] or found["said"], plain)
    return " ".join(plain.split())


def blanked(text: str) -> str:
    """Return a text of the same length with blanks for marks of emphasis and looks and for what a link leads to."""
    if not any(mark in text for mark in "*_<["):
        return text
    spans = [found.span() for found in _LOOKS.finditer(text)]
    spans += [edit[:2] for edit in (*_links(text, listed=True), *_page_marks(text))]
    for found in _EMPHASIS.finditer(text):
        words = "words" if found["words"] else "said"
        spans += [(found.start(), found.start(words)), (found.end(words), found.end())]
    letters = list(text)
    for start, end in spans:
        letters[start:end] = [one if one.isspace() else " " for one in letters[start:end]]
    return "".join(letters)


def struck_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of words that their writer struck out, with the marks around them."""
    spans: list[tuple[int, int]] = []
    opened: re.Match[str] | None = None
    for mark in _STRIKES.finditer(text) if "~~" in text or "</" in text else ():
        if opened is not None and mark["closes"] and mark["closes"][0] == opened.group()[0]:
            spans.append((opened.start(), mark.end()))
            opened = None
        elif mark["opens"]:
            opened = opened or mark
        elif mark["ends"]:
            opened = None  # nothing is struck out over the end of a paragraph
    return spans


def _struck(text: str) -> Iterator[Edit]:
    return ((*_with_space(text, *span), "") for span in struck_spans(text))


def _comments(text: str) -> Iterator[Edit]:
    at = text.find(_COMMENT)
    while at >= 0:
        end = text.find(_COMMENT_END, at, at + _LONGEST_COMMENT)
        if end >= 0:
            yield (*_with_space(text, at, end + len(_COMMENT_END)), "")
        at = text.find(_COMMENT, max(end, at + 1))


def _tags(text: str) -> Iterator[Edit]:
    return ((*found.span(), "") for found in _TAG.finditer(text))


def _highlights(text: str) -> Iterator[Edit]:
    """Yield the marks around highlighted words: ``==words==``."""
    for found in _HIGHLIGHT.finditer(text):
        yield from _around(found)


def _entities(text: str) -> Iterator[Edit]:
    for found in _ENTITY.finditer(text):
        stands_for = found.group()
        while (plain := html.unescape(stands_for)) != stands_for:
            stands_for = plain
        if stands_for != found.group():
            yield (*found.span(), stands_for)


@cache
def _directions() -> frozenset[str]:
    listed = load(ApparatusLists, "apparatus")
    return frozenset(word.casefold() for word in (*listed.aside, *listed.aside_beside))


@cache
def _telling_directions() -> frozenset[str]:
    return frozenset(word.casefold() for word in load(ApparatusLists, "apparatus").aside)


def _asides(text: str) -> Iterator[Edit]:
    """Yield what editors and stenographers put in brackets: [sic], (laughter and applause)."""
    for found in _BRACKETED.finditer(text):
        words = [word.casefold() for word in WORDS.findall(found[1] or found[2])]
        if words and set(words) <= _directions() and not _telling_directions().isdisjoint(words):
            yield (*_with_space(text, *found.span()), "")


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span with the space before it, where another one stands behind it: one is left."""
    spaced = text[start - 1 : start] == " " and text[end : end + 1] in (" ", "")
    return start - 1 if spaced else start, end


def _links(text: str, *, listed: bool) -> Iterator[Edit]:
    """Yield the marks and addresses of links, and marks of notes; the words of a link stay, those of a picture go."""
    for found in _LINK.finditer(text):
        if _ADDRESS.search(found["address"]):
            if found["image"]:
                yield (*found.span(), "")
            else:
                yield from _around(found)
    for pattern in _OTHER_LINKS:
        for found in pattern.finditer(text):
            yield from _around(found)
    yield from _references(text, listed=listed)
    yield from ((*found.span(), "") for found in _NOTE.finditer(text))


@cache
def _page_mark() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, load(ApparatusLists, "apparatus").page))
    return re.compile(rf"\[(?:[A-Z][a-z]{{1,15}}[ ])?(?:{labels})\.?[ ]?\d{{1,5}}\]", re.IGNORECASE)


def _page_marks(text: str) -> Iterator[Edit]:
    """Yield marks of a page that begins amid the text, as editions of records have them: ``[Page 202]``."""
    return (
        (*_with_space(text, *found.span()), "")
        for found in (_page_mark().finditer(text) if "[" in text else ())
    )


def _references(text: str, *, listed: bool) -> Iterator[Edit]:
    """Yield the marks of links whose addresses stand elsewhere: in the text, where they have to be ``listed``."""
    defined = {found["name"].casefold() for found in _DEFINED.finditer(text)}
    for found in _REFERRED.finditer(text) if defined or not listed else ():
        if not listed or (found["name"] or found["words"]).casefold() in defined:
            yield from _around(found)


def _around(found: re.Match[str]) -> Iterator[Edit]:
    start, end = found.span("words")
    yield found.start(), start, ""
    yield end, found.end(), ""


def _further_notes(text: str) -> Iterator[Edit]:
    """Yield ² and ³ behind words of a text that numbers its notes so: beside ¹ they are no square and no cube."""
    if not any(found.group() == "¹" for found in note_marks(text)):
        return
    for found in _SEVERAL.finditer(text):
        before = text[max(0, found.start() - 4) : found.start()]
        if len(before) == 4 and before.isalpha():
            yield (*found.span(), "")


def _brackets(text: str) -> Iterator[Edit]:
    """Yield the brackets a source has of its own; the words between them stay, and count."""
    for found in _OWN_BRACKETS.finditer(text):
        yield found.start(), found.start() + 1, ""
        yield found.end() - 1, found.end(), ""

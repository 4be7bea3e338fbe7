"""Checked drafts as files: SARIF for code hosts, an annotated page, an annotated Word document."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from summarizer.checking.drafted import (
    Checked,
    CheckedDraft,
    CheckedQuotation,
    CheckedStatement,
    Level,
)
from summarizer.checking.drafts import Draft, Place
from summarizer.checking.marked import GENERATOR
from summarizer.errors import InputError
from summarizer.hints import DISTRIBUTION
from summarizer.results.files import replacing, replacing_text
from summarizer.version import __version__

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_AUTHOR = "summarizer verify"
#: What each rule of a report means, for code hosts that list rules.
RULES = {
    "drift": "The sources have other words than the draft quotes.",
    "absent": "No source has a passage near the words that the draft quotes.",
    "speaker_other": "The source gives the quoted words to somebody else.",
    "speaker_not_found": "The source names nobody, or not this speaker, for the quoted words.",
    "only_in_copy": "Only a file with nearly the draft's own text has these words.",
    "negation_before": "The source has a negation right before the words, which the draft leaves out.",
    "not_direct_speech": "The source has these words as its writer's, not as a quotation.",
    "unsupported_statement": "No passage of the sources bears out what the draft reports.",
}


def place_of(one: Checked) -> Place:
    """Return where in its draft an item stands."""
    return one.quotation.place if isinstance(one, CheckedQuotation) else one.statement.place


def rule_of(one: Checked) -> str:
    """Return the rule an item breaks, ``ok`` for none."""
    if isinstance(one, CheckedStatement):
        return "ok" if one.supported else "unsupported_statement"
    return one.rule


def words_of(one: Checked) -> str:
    """Return the words of the draft that an item is about."""
    return one.quotation.text if isinstance(one, CheckedQuotation) else one.statement.text


def sarif(drafts: Sequence[CheckedDraft]) -> dict[str, Any]:
    """Return the findings of some drafts as a SARIF 2.1.0 log."""
    rules = [
        {
            "id": name,
            "shortDescription": {"text": text},
            "defaultConfiguration": {"level": "error" if name in _ERRORS else "warning"},
        }
        for name, text in RULES.items()
    ]
    results = [
        _result(one.path, item)
        for one in drafts
        for item in one.items
        if item.level is not Level.NONE
    ]
    driver = {"name": DISTRIBUTION, "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }


#: What a viewer of SARIF makes a link of (SARIF 2.1.0, 3.11.6), with words of the draft or of a source in it.
_LINK = re.compile(r"\[(?=[^\]\n]{0,2000}\]\()")
_ERRORS = ("drift", "absent", "speaker_other")


def _result(path: Path, one: Checked) -> dict[str, Any]:
    place = place_of(one)
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "snippet": {"text": words_of(one)},
    }
    # A colon in a file's name would make a scheme of what stands before it.
    where = {"artifactLocation": {"uri": quote(path.as_posix(), safe="/")}, "region": region}
    return {
        "ruleId": rule_of(one),
        "level": one.level.value,
        "message": {"text": _LINK.sub(r"\\[", one.message)},
        "locations": [{"physicalLocation": where}],
    }


def write_sarif(drafts: Sequence[CheckedDraft], path: Path) -> None:
    """Write the findings of some drafts as a SARIF log."""
    with replacing_text(path) as stream:
        json.dump(sarif(drafts), stream, ensure_ascii=False, indent=1)
        stream.write("\n")


def write_annotated(checked: CheckedDraft, path: Path) -> None:
    """Write a draft with what was found at each quotation: ``.html`` for reading, ``.docx`` with comments.

    Raises:
        InputError: the suffix is another one, or the draft is a table.
    """
    if checked.draft is None:
        raise InputError(
            f"{checked.path.name} is a table: there is no text to annotate. Use --json."
        )
    suffix = path.suffix.lower()
    if suffix in (".html", ".htm"):
        with replacing_text(path) as stream:
            stream.write(_page(checked, checked.draft))
    elif suffix == ".docx":
        with replacing(path) as stream:
            _document(checked, checked.draft).save(stream)
    else:
        raise InputError(f"--annotated {path.name}: give a name that ends in .html or .docx.")


# -- a page ---------------------------------------------------------------------------------------------


def _page(checked: CheckedDraft, draft: Draft) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    rooms = Environment(
        loader=PackageLoader("summarizer.checking"), autoescape=True, undefined=StrictUndefined
    )
    found = [
        {
            "number": number,
            "line": place_of(one).line,
            "words": words_of(one),
            "rule": rule_of(one),
            "level": one.level.value,
            "message": one.message,
        }
        for number, one in enumerate(checked.items, 1)
    ]
    return rooms.get_template("draft.html.j2").render(
        generator=GENERATOR,
        name=checked.path.name,
        pieces=list(_pieces(checked, draft)),
        found=found,
    )


def _pieces(checked: CheckedDraft, draft: Draft) -> Iterator[dict[str, Any]]:
    """Yield the text of a draft in pieces, those that something was found of with its number; none overlaps."""
    at = 0
    for number, one in enumerate(checked.items, 1):
        place = place_of(one)
        if place.start < at:
            continue
        yield {"text": draft.text[at : place.start], "number": None, "level": "none", "message": ""}
        words = draft.text[place.start : place.end]
        yield {"text": words, "number": number, "level": one.level.value, "message": one.message}
        at = place.end
    yield {"text": draft.text[at:], "number": None, "level": "none", "message": ""}


# -- a Word document ------------------------------------------------------------------------------------


def _document(checked: CheckedDraft, draft: Draft) -> Document:
    """Return the draft as a Word document with comments; a draft that is one keeps its layout."""
    import docx

    if checked.path.suffix.lower() == ".docx":
        document = docx.Document(str(checked.path))
    else:
        document = docx.Document()
        for paragraph in draft.text.split("\n\n"):
            document.add_paragraph(_printable(" ".join(paragraph.split())))
    document.core_properties.identifier = GENERATOR
    places = _Places(document)
    for one in checked.items:
        if one.level is not Level.NONE:
            _comment(document, places, one)
    return document


def _comment(document: Document, places: _Places, one: Checked) -> None:
    """Put a comment at the words of an item; where no paragraph has them (a text box), at the beginning."""
    words = _printable(" ".join(words_of(one).split()))
    if runs := places.runs_of(words):
        told = one.message
    else:
        runs, told = places.first, f"“{words}”: {one.message}"
    if runs:
        document.add_comment(runs, text=_printable(told), author=_AUTHOR, initials="sv")


class _Places:
    """The paragraphs of a Word document, those of its tables too, as one text in which words are looked up."""

    def __init__(self, document: Document) -> None:
        self._paragraphs = list(_paragraphs(document))
        flat = [_flat(paragraph) for paragraph in self._paragraphs]
        self._starts = [0, *accumulate(len(text) + 1 for text in flat)]
        self._text = "\n".join(flat)
        self._after = 0

    @property
    def first(self) -> list[Run]:
        """The runs of the first paragraph that has any."""
        nothing: list[Run] = []
        return next((p.runs for p in self._paragraphs if p.runs), nothing)

    def runs_of(self, words: str) -> list[Run]:
        """Return the runs that hold some words: at or behind the last ones found, else from the beginning."""
        at = self._text.find(words, self._after)
        at = self._text.find(words) if at < 0 else at
        if at < 0:
            return []
        number = bisect_right(self._starts, at) - 1
        self._after = self._starts[number]
        runs = self._paragraphs[number].runs
        ends = [*accumulate((len(run.text) for run in runs), initial=self._after)]
        return [
            run
            for run, (begin, end) in zip(runs, pairwise(ends), strict=True)
            if begin < at + len(words) and at < end
        ]


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    """Yield the paragraphs with text; those of text boxes, where Word allows no comment, are left out."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    body = cast("Any", document.element)
    elements: list[Any] = list(body.iter(qn("w:p")))
    for element in elements:
        boxed = next(element.iterancestors(qn("w:txbxContent")), None) is not None
        paragraph = Paragraph(element, cast("Any", document))
        if not boxed and paragraph.text.strip():
            yield paragraph


def _flat(paragraph: Paragraph) -> str:
    return "".join(run.text.replace("\n", " ").replace("\t", " ") for run in paragraph.runs)


def _printable(text: str) -> str:
    """Return a text without characters that XML cannot hold."""
    return "".join(
        c for c in text if c in "\t\n" or (c.isprintable() and c not in "\ufffe\uffff") or c == " "
    )

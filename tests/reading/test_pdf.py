"""PDF: raised digits keep apart, columns follow one another, page numbers stand in no sentence, quotes have pages."""

from __future__ import annotations

import pytest

from summarizer.errors import EmptyDocument, UnreadableDocument
from summarizer.models.document import SourceDocument
from summarizer.models.quote import Quote, Verdict
from summarizer.models.summary import Position, Stance, Summary
from summarizer.quotes.verify import Verifier
from summarizer.reading.read import read_bytes
from summarizer.text.prepare import prepare

Piece = tuple[float, float, float, str]
"""Left, base line and size in points, and the words."""


def _pdf(*pages: list[Piece]) -> bytes:
    """Return a PDF whose pages show these pieces, written in this order."""
    objects: list[bytes] = [b"", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids: list[str] = []
    for page in pages:
        stream = "\n".join(
            f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET" for x, y, size, words in page
        ).encode("cp1252")
        objects.append(b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % len(objects)
        )
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    out, places = b"%PDF-1.4\n", list[int]()
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % size
        + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    )


def _read(*pages: list[Piece]) -> SourceDocument:
    return read_bytes(_pdf(*pages), "call.pdf")


def _lines(*lines: str, top: float = 700) -> list[Piece]:
    return [(50, top - 14 * place, 11, line) for place, line in enumerate(lines)]


@pytest.mark.parametrize(
    ("before", "mark", "rise", "after", "text"),
    [
        ("Flow of 10", "3", 4, " tons a day.", "Flow of 10³ tons a day."),
        ("Flow of 5 m", "3", 4, " a day.", "Flow of 5 m³ a day."),
        ("Signed by both", "12", 4, " of them.", "Signed by both[^12] of them."),
        ("They met on Monday.", "3", 5, " She left.", "They met on Monday.[^3] She left."),
        ("The level of CO", "2", -3, " fell.", "The level of CO2 fell."),
        ("The number 101", "2", -3, " is five.", "The number 101₂ is five."),
    ],
)
def test_raised_digits_keep_apart(before: str, mark: str, rise: int, after: str, text: str) -> None:
    inside = f"{before}) Tj {rise} Ts /F1 7 Tf ({mark}) Tj 0 Ts /F1 11 Tf ({after}"
    assert _read([(50, 700, 11, inside)]).text == text


def test_digits_on_the_line_stay_digits() -> None:
    assert _read([(50, 700, 11, "The year 2017 ended.")]).text == "The year 2017 ended."


_BODY = (
    (
        "the lower lock has to be mended. The delegates then turned to fishing on",
        "the upper lake and spoke about that for some time before noon came.",
    ),
    (
        "river is owed to the south. A member of the commission recalled the flood",
        "of the spring, which nobody had foreseen and which had cost two bridges.",
    ),
    (
        "border is open to barges. At the end the hosts thanked everybody who had",
        "come to the capital for their patience, and named no day for a second",
    ),
)


def _paged(count: int, head: str = "", foot: str = "{n}") -> SourceDocument:
    pages: list[list[Piece]] = []
    for n in range(1, count + 1):
        body = _lines(
            *_BODY[n - 1],
            "round of talks. Minister Holm said that the delegation would never agree that",
        )
        top = [(50.0, 760.0, 9.0, head.format(n=n))] if head else []
        pages.append([*top, *body, (300, 30, 9, foot.format(n=n, roman="i" * n))])
    return _read(*pages)


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("", "{n}"),
        ("", "- {n} -"),
        ("", "Page {n} of 3"),
        ("", "{n}/3"),
        ("Ministry of Karsenia", "{n}"),
        ("Readout of the call, page {n}", "embargoed"),
        ("", "Seite {n}"),
        ("", "2026-09-11   {n}"),
        ("", "{roman}"),
    ],
)
def test_page_numbers_and_running_heads_stand_in_no_sentence(head: str, foot: str) -> None:
    text = " ".join(_paged(3, head, foot).text.split())
    assert "would never agree that river is owed to the south." in text
    assert "would never agree that border is open to barges." in text


def test_numbers_at_the_edge_that_count_no_pages_are_text() -> None:
    text = _read(
        _lines("The flow is", "40"), _lines("The level is", "17"), _lines("The dam is", "90")
    ).text
    assert [number for number in ("40", "17", "90") if number in text] == ["40", "17", "90"]


def test_a_turn_of_phrase_that_ends_every_page_is_text() -> None:
    again = ("It was put off until", "the spring of the coming year.")
    point = [line for n in range(3) for line in (f"We spoke of lock {n} at length.", *again)]
    text = " ".join(_read(*(_lines(*point) for _ in range(4))).text.split())
    assert text.count("It was put off until the spring of the coming year.") == 12


def test_digits_of_a_font_that_are_raised_by_their_ink_keep_apart() -> None:
    typst = pytest.importorskip("typst")
    source = "The store holds 10#super[6] tons.\n\nThe accord#super[3] of May. In 2019 the flow of H#sub[2]O fell to 7."
    text = read_bytes(typst.compile(source.encode()), "call.pdf").text
    assert "holds 10⁶ tons" in text
    assert "accord[^3] of May" in text
    assert "In 2019 the flow of H2O fell to 7." in text


def test_what_is_repeated_is_told_and_stands_on_the_first_page() -> None:
    document = _paged(3, "Ministry of Karsenia")
    assert document.text.count("Ministry of Karsenia") == 1
    assert "Ministry of Karsenia" in document.left_out[0]


def test_columns_written_line_by_line_follow_one_another() -> None:
    left = [
        "The ministers spoke for two hours",
        "about the water of the river and did",
        "not agree on the gauges of the lock",
        "which the north had asked for in the",
        "spring of this year, it was told later",
    ]
    right = [
        "Both sides will meet again in the",
        "autumn; no date was set for the visit",
        "of the inspectors, as the ministry",
        "of the south had wished, and nobody",
        "could say when it will take place",
    ]
    pieces: list[Piece] = []
    for place, (one, other) in enumerate(zip(left, right, strict=True)):
        pieces += [(50, 700 - 14 * place, 11, one), (320, 700 - 14 * place, 11, other)]
    words = " ".join(_read(pieces).text.split())
    assert "did not agree on the gauges of the lock which the north" in words
    assert words.index("told later") < words.index("Both sides")


def test_a_table_is_read_row_by_row() -> None:
    pieces: list[Piece] = []
    for place in range(8):
        pieces += [
            (50, 700 - 14 * place, 11, f"Lock {place}"),
            (320, 700 - 14 * place, 11, f"gauge {place}"),
        ]
    words = _read(pieces).text.split()
    assert words[:8] == ["Lock", "0", "gauge", "0", "Lock", "1", "gauge", "1"]


def test_a_quote_has_the_page_it_stands_on() -> None:
    document = _read(
        _lines("Readout of the call.", "Minister Holm said that the lock is shut."),
        _lines("Minister Orlov said that the gauges are not open."),
    )
    quotes = (
        Quote(given="the lock is shut"),
        Quote(given="the gauges are not open"),
        Quote(given="all is well"),
    )
    draft = Summary(
        overview="",
        positions=tuple(
            Position(
                holder="Holm", topic="lock", stance=Stance.NEUTRAL, statement="x", quotes=(quote,)
            )
            for quote in quotes
        ),
    )
    checked = Verifier(prepare(document)).check(draft).value
    assert isinstance(checked, Summary)
    found = [position.quotes[0] for position in checked.positions]
    assert [quote.page for quote in found] == [1, 2, None]
    assert found[0].verdict is Verdict.EXACT
    assert document.pages[0] == 0
    assert document.text[document.pages[1] :].startswith("Minister Orlov")


def test_a_scan_is_refused_and_a_page_without_text_is_told() -> None:
    with pytest.raises(EmptyDocument, match="scan"):
        _read([], [])
    assert "Page 2" in _read(_lines("They met."), [], _lines("They left.")).left_out[0]


def test_what_only_has_the_name_of_a_pdf_is_said_to_be_none() -> None:
    with pytest.raises(
        UnreadableDocument, match=r"is none: it begins with 'hello', a PDF with '%PDF'"
    ):
        read_bytes(b"hello", "note.pdf")
    with pytest.raises(UnreadableDocument, match="may be damaged"):
        read_bytes(b"%PDF-1.4 and no more", "note.pdf")

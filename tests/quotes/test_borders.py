"""Borders of sentences, paragraphs, quotations and front matter, asked for directly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.quotes.borders import Borders
from summarizer.quotes.check import QuoteIndex
from summarizer.text.paragraphs import paragraph_spans

TEXT = (
    "The envoys met in the port. They left at night, and nobody saw them. “We sign today,” Adler said. “We sail at "
    "dawn. The crews are ready. Nobody waits.” Then he left.\n\n"
    "“The toll is high,” said one. “The port is old,” said another. The council met."
)


def at(words: str) -> int:
    return TEXT.index(words)


def one_sentence(left: str, right: str, text: str = TEXT) -> bool:
    return Borders(text, "en").same_sentence(text.index(left), text.rindex(right))


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("The envoys", "in the port", True),
        ("The envoys", "They left", False),
        ("in the port", "They left", False),
        ("They left", "nobody saw", True),
        ("They left", "them.", True),
        ("nobody saw", "“We sign", False),
        ("“We sail", "at dawn", True),
        ("“We sail", "The crews", False),
        ("The crews", "are ready", True),
        ("The crews", "Nobody waits", False),
        ("Nobody waits", "Then he", False),
        ("Then he", "he left", True),
        ("Then he", "“The toll", False),
        ("The envoys", "The council", False),
    ],
)
def test_two_places_of_one_sentence_are_told_from_two_of_several(
    left: str, right: str, same: bool
) -> None:
    assert one_sentence(left, right) is same


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("The envoys", True),
        ("envoys met", False),
        ("They left", True),
        ("left at night", False),
        ("“We sign", True),
        ("We sign", True),
        ("sign today", False),
        ("We sail", True),
        ("The crews", True),
        ("crews are", False),
        ("Nobody waits", True),
        ("Then he", True),
        ("The toll", True),
        ("The council", True),
        ("council met", False),
    ],
)
def test_the_beginning_of_a_sentence_is_told_also_behind_a_mark(words: str, begins: bool) -> None:
    assert Borders(TEXT, "en").begins_sentence(at(words)) is begins


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("We sign today", "We sail", True),  # one speech, an attribution between
        ("We sail at", "The crews", True),
        ("The envoys", "They left", True),
        ("them", "We sign", False),
        ("Nobody waits", "The toll", False),  # other paragraphs
        ("The toll is high", "The port is old", False),  # an attribution each
        ("We sign today", "Nobody waits", True),
        ("We sign today", "Then he", False),
    ],
)
def test_words_of_one_speaker_are_told_from_those_of_two(left: str, right: str, same: bool) -> None:
    borders = Borders(TEXT, "en")
    assert borders.same_voice(at(left) + len(left), at(right)) is same


@pytest.mark.parametrize(
    ("between", "same"),
    [
        (",” the minister said on Monday. “", True),
        (",” " + "the very old and grey minister of the port said at night. “", True),
        (",” the very old and grey minister of the port said late at night. “", False),
        (",” said one, and the other said, “", True),
        (",” said one. The other said: “", True),
        ("”, said one. “", True),
        ("” said one. “no,” said the third. “", False),
        (",” said one.\n\n“", False),
    ],
)
def test_how_far_apart_two_parts_of_one_speech_may_stand(between: str, same: bool) -> None:
    text = f"“We sign today{between}We sail at dawn.” They left."
    borders = Borders(text, "en")
    left, right = text.index("today") + 5, text.index("We sail")
    assert borders.same_voice(left, right) is same


@pytest.mark.parametrize(
    ("first", "other", "same"),
    [
        ("We sign,” said one", "We sail,” said two.", False),
        ("We sign”, said one", "We sail,” said two.", False),
        ("We sign,” said one", "We sail”, said two.", False),
        ("We sign”, said one", "We sail”, said two.", False),
        ("We sign.” He said", "We sail,” said two.", True),
        ("We sign,” he said", "We sail.” He left.", True),
        ("We sign،” said one", "We sail，” said two.", False),
    ],
)
@pytest.mark.parametrize("stop", [". ", "! ", "? ", "。", "؟ "])
def test_two_quotations_with_an_attribution_each_have_two_speakers(
    first: str, other: str, same: bool, stop: str
) -> None:
    text = f"“{first}{stop}“{other}"
    borders = Borders(text, "en")
    assert borders.same_voice(text.index("sign") + 4, text.index("We sail")) is same
    # Without an end of a sentence between them the second is no attribution of its own.
    joined = text.replace(stop, ", ", 1)
    assert Borders(joined, "en").same_voice(joined.index("sign") + 4, joined.index("We sail"))


def test_the_outermost_quotation_is_the_one_that_counts() -> None:
    text = "“They said ‘we sign’ at once,” he told us. “We left.” Nobody came."
    borders = Borders(text, "en")
    span = borders.quotation(text.index("we sign"), text.index("we sign") + 7)
    assert span is not None
    assert text[span.start : span.end] == "They said ‘we sign’ at once,"
    assert borders.quotation(span.start, span.end) == span
    assert borders.quotation(span.start, span.end + 1) is None
    assert borders.quotation(span.start - 1, span.end) is None
    assert borders.quotation(0, 1) is None
    assert borders.quotation(text.index("Nobody"), len(text)) is None


# --- capitals, long sentences ------------------------------------------------------------------------


@pytest.mark.parametrize("size", [395, 399, 400, 401, 420, 2_000])
def test_sentences_of_any_length_keep_their_borders(size: int) -> None:
    run = "so calm " * (size // 8) + "x" * (size % 8)
    text = f"They met. We {run} signed the treaty and then {run} left the port. Nobody came."
    borders = Borders(text, "en")
    here, there = text.index("signed"), text.index("treaty")
    assert borders.same_sentence(here, there)
    assert not borders.same_sentence(text.index("met"), here)
    assert not borders.same_sentence(text.index("left"), text.index("Nobody"))
    assert borders.begins_sentence(text.index("We "))


def test_capitals_hide_no_end_of_a_sentence() -> None:
    text = "THE ENVOYS MET IN THE PORT\nThe council of the US left and the NATO crews came, he said"
    borders = Borders(text, "en")
    assert borders.same_sentence(text.index("council"), text.index("US left"))
    assert borders.same_sentence(text.index("left"), text.index("crews"))
    assert borders.begins_sentence(text.index("THE"))


# --- paragraphs --------------------------------------------------------------------------------------


@given(
    st.lists(
        st.sampled_from(["We met. ", "They left", "\n", "\n\n", " \n", "- one", "“We", "”"]),
        max_size=14,
    ),
    st.integers(0, 60),
)
@settings(deadline=None)
def test_the_paragraph_of_a_place_is_the_one_that_begins_last_before_it(
    parts: list[str], place: int
) -> None:
    text = "".join(parts)
    place = min(place, max(0, len(text) - 1))
    spans = paragraph_spans(text)
    expected = [span for span in spans if span[0] <= place][-1:] or list(spans[:1])
    assert Borders(text).paragraph(place) == (expected[0] if expected else (place, place))


#: Places of a long text, close together around the border at which it is cut.
PLACES = (*range(0, 65_000, 900), *range(65_000, 66_000, 20), *range(66_000, 69_000, 450))


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_paragraphs_are_whole_wherever_a_long_text_is_cut(gap: str) -> None:
    lines = [
        f"Envoy {n} met the crews of the port{'' if n % 3 else ' and the lake'}."
        for n in range(2_000)
    ]
    text = gap.join(lines)
    borders = Borders(text, "en")
    spans = [span for start in PLACES for span in [borders.paragraph(start)]]
    assert all(text[a:b].startswith("Envoy") for a, b in spans)
    assert all(text[a:b].rstrip().endswith(".") for a, b in spans)
    if gap == "\n\n":
        assert all(text[a:b].count("Envoy") == 1 for a, b in spans)
        assert all(a <= start < b + 2 for start, (a, b) in zip(PLACES, spans, strict=True))


@pytest.mark.parametrize("before", [0, 20, 40, 60])
def test_pieces_before_and_behind_a_cut_of_a_long_text_are_judged_alike(before: int) -> None:
    line = "Envoy {} signed the old treaty in the port and left with all the crews at night."
    text = "x" * before + "\n\n" + "\n\n".join(line.format(n) for n in range(900))
    index = QuoteIndex(text, "en")
    for number in range(784, 798):
        check = index.check(f"Envoy {number} signed the old treaty ... with all the crews at night")
        assert (check.verdict.value, check.note) == ("elided", None)
        other = index.check(
            f"Envoy {number} signed the old treaty ... Envoy {number + 1} signed the old"
        )
        assert other.note == "Not verified: the pieces stand in different paragraphs."


HEADER = "---\ntitle: The envoys met\n  in the port\ntags:\n- fees\n- dues of ships\n---\nWe met and left.\n"


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["---\n", "...\n", "--- \t\n", "---"])
def test_entries_of_front_matter_are_paragraphs_of_their_own(start: str, end: str) -> None:
    text = start + HEADER.replace("---\nWe", end + "We" if end != "---" else "---\nWe")
    borders = Borders(text, "en")

    def over(left: str, right: str) -> bool:
        return borders.over_entries(text.index(left), text.index(right) + len(right))

    assert not over("title", "in the port")
    assert over("in the port", "tags")
    assert over("tags", "fees")
    assert over("fees", "dues")
    assert over("dues", "We met")
    assert not over("dues of", "ships")
    assert not over("We met", "left")
    assert text[slice(*borders.paragraph(text.index("We met")))].rstrip() == "We met and left."


@pytest.mark.parametrize(
    "text",
    [
        "---\nWe spoke of fees.\n---\nThey left.\n",
        "title: fees\n---\nWe spoke.\nThey left.\n",
        "--\ntitle: fees\n--\nWe spoke.\n",
        "---\n" + "a" * 41 + ": fees\n---\nWe spoke.\n",
    ],
)
def test_what_is_no_front_matter_has_no_entries(text: str) -> None:
    assert not Borders(text, "en").over_entries(0, len(text))


def test_quotes_of_one_voice_over_paragraphs_go_on() -> None:
    text = "“We sign today.\n\n“We sail at dawn,” he said.\n\nThe crews slept."
    index = QuoteIndex(text, "en")
    assert index.check("We sign today … We sail at dawn").verdict.value == "elided"
    assert not index.check("We sail at dawn … The crews slept").verdict.verified


def test_the_language_says_where_sentences_end() -> None:
    text = "Die Minister trafen sich am 3. Oktober im Hafen. Sie unterschrieben bzw. Adler unterschrieb."
    borders = Borders(text, "de")
    assert borders.same_sentence(text.index("trafen"), text.index("Hafen"))
    assert not borders.same_sentence(text.index("Hafen"), text.index("Sie"))
    assert QuoteIndex(text, "de").check("Die Minister trafen sich ... im Hafen").verdict.verified


def test_a_headline_without_a_full_stop_is_no_part_of_the_sentence_behind_it() -> None:
    for head in ("MINISTERS MEET IN THE PORT", "THE OLD COUNCIL MEETS AND LEAVES THE PORT"):
        text = f"{head} The council left early, and nobody came."
        borders = Borders(text, "en")
        assert not borders.same_sentence(0, text.index("The council"))
        assert not borders.same_sentence(text.index("PORT"), text.index("council"))
        assert borders.same_sentence(text.index("council"), text.index("nobody"))

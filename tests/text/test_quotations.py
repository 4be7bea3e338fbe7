from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.quotations import Spoken, quotation_spans


def inside(text: str) -> list[tuple[str, int]]:
    return [(text[start:end], depth) for start, end, depth in quotation_spans(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "we go" and "no".', [("we go", 1), ("no", 1)]),
        ("“A ‘b’ c,” he said. “D”", [("A ‘b’ c,", 1), ("b", 2), ("D", 1)]),
        ("„Wir gehen“, sagte er.", [("Wir gehen", 1)]),
        ("„Idziemy”, powiedział.", [("Idziemy", 1)]),
        ("«Да», »Ja«, « oui »", [("Да", 1), ("Ja", 1), (" oui ", 1)]),
        ("‹a› and ›b‹", [("a", 1), ("b", 1)]),
        ("他说「甲『乙』丙」。", [("甲『乙』丙", 1), ("乙", 2)]),
        ("«A «B» C»", [("A «B» C", 1), ("B", 2)]),
        ("‘We’re ready,’ he said", [("We’re ready,", 1)]),
        ("he said 'we go' now", [("we go", 1)]),
        ("Hon sa ”hej” då", [("hej", 1)]),
        ('"We"\n"They"', [("We", 1), ("They", 1)]),
    ],
)
def test_quotations_of_every_style_are_found(text: str, found: list[tuple[str, int]]) -> None:
    assert inside(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "the workers' rights",
        "it's the '90s",
        "the ’90s",
        "don’t",
        'a 5" pipe and a 6" pipe',
        'x"y"z',
        "“",
        "”",
        "",
        "»",
    ],
)
def test_apostrophes_primes_and_lone_marks_are_no_quotations(text: str) -> None:
    assert inside(text) == []


def test_an_inner_apostrophe_before_a_letter_is_none() -> None:
    assert inside("say rock‘n roll") == []


def test_a_quotation_runs_over_paragraphs_that_repeat_its_mark() -> None:
    assert inside("“One.\n\n“Two.”\n\nNext “x” y") == [("One.\n\n“Two.", 1), ("x", 1)]
    assert inside("«Un.\n\n» Deux.» x") == [("Un.\n\n» Deux.", 1)]
    assert inside("“One.\n“Two.” x") == [("One.\n“Two.", 1)]


def test_a_quotation_that_is_never_closed_keeps_the_paragraphs_it_covers() -> None:
    assert inside("“One.\n\n“Two\n\nThree “x”") == [("One.", 1), ("x", 1)]


def test_an_unclosed_mark_swallows_nothing() -> None:
    assert inside("“Unclosed.\n\nNext “one.” Then “two”") == [("one.", 1), ("two", 1)]
    assert inside("“Unclosed “B” then\n\nNext “c” d") == [("B", 1), ("c", 1)]
    assert inside('"One "Two" three') == [("Two", 1)]


def test_a_carriage_return_is_half_a_line_end() -> None:
    assert inside("“a\r\nb” c") == [("a\r\nb", 1)]
    assert inside("“a\r\n\r\nb” c") == []


def test_tangled_marks_do_not_overlap() -> None:
    spans = quotation_spans("«a “b» c” d")
    assert all(a.end <= b.start or b.end <= a.end for a, b in pairwise(spans))


def test_depth_is_bounded() -> None:
    assert inside("“" * 50 + "x" + "”" * 50)[-1][0] == "x"


@given(st.text(alphabet="ab '\"“”‘’«»„‚「」\n", max_size=60))
def test_spans_are_sorted_nested_and_inside_the_text(text: str) -> None:
    spans = quotation_spans(text)
    assert list(spans) == sorted(spans, key=lambda span: (span.start, -span.end))
    for one in spans:
        assert 0 <= one.start < one.end <= len(text)
        holders = [s for s in spans if s.start <= one.start and one.end <= s.end and s is not one]
        assert one.depth == len(holders) + 1


@given(st.text(alphabet="ab \n", max_size=30), st.text(alphabet="abc", min_size=1, max_size=10))
def test_a_planted_quotation_is_found(around: str, words: str) -> None:
    text = f"{around} “{words}” {around}"
    start = len(around) + 2
    assert (start, start + len(words), 1) in quotation_spans(text)


def test_a_quotation_that_reaches_out_of_one_left_open_is_none() -> None:
    text = "“one «two\n“three» four\n\nfive"
    assert [text[s.start : s.end] for s in quotation_spans(text)] == ["one «two"]


def test_the_quotation_at_a_place_is_found_with_its_marks() -> None:
    text = "“We go,” he said. “They pay.” Nobody else."
    spoken = Spoken(text)
    assert spoken.at(3) == (0, text.index(" he"))
    assert spoken.at(text.index("he said")) is None
    assert spoken.within(10, 20) == [(18, 29)]
    assert spoken.within(30, 40) == []


def test_a_quotation_without_its_second_mark_has_the_first_only() -> None:
    text = "“We go\n\n“They pay\n\nNobody else."
    (span,) = Spoken(text).spans
    assert text[span[0] : span[1]] == "“We go"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            '“The situation is what it is, " the envoy said. He left.',
            ["The situation is what it is, "],
        ),
        ('“We were told on Monday". The talks go on.', ["We were told on Monday"]),
        (
            "“There is the current situation,’ the envoy said.” He left.",
            ["There is the current situation,"],
        ),
        ('"We go,” he said. "And we stay."', ["We go,", "And we stay."]),
        ('“He told me "no." I left,” she said.', ['He told me "no." I left,', "no."]),
        ("“The workers’, not ours,” he said.", ["The workers’, not ours,"]),
        ('“A board of 5", no more,” he said.', ['A board of 5", no more,']),
    ],
)
def test_a_mark_of_another_kind_closes_a_quotation(text: str, found: list[str]) -> None:
    assert [text[s.start : s.end] for s in quotation_spans(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            '"The maker calls it "highly useful," and it is not. We know."',
            ['The maker calls it "highly useful," and it is not. We know.', "highly useful,"],
        ),
        (
            'Kos said: "We wait. The "fact" is a guess.\n\n"The port knows "much" of it."\n\nEnd.',
            [
                'We wait. The "fact" is a guess.\n\n"The port knows "much" of it.',
                "fact",
                "much",
            ],
        ),
        ('"A lost mark, and he said "another one" here.', ["another one"]),
    ],
)
def test_a_straight_mark_opens_inside_a_speech_that_is_closed_later(
    text: str, found: list[str]
) -> None:
    assert [text[s.start : s.end] for s in quotation_spans(text)] == found


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("She said: “It held.\n\nNobody fell.\n\n“It was dry.”", True),
        ("She said: “It held.\n\nNobody fell.\n\n“It was dry,” said Kos.", False),
        ("She said: “It held.\n\nNobody fell.\n\n“It was dry” and “late”", False),
        ("She said: “It held.\n\nNobody fell.", False),
        ("She said: “It held.\n\nKos said “no”.\n\n“It was dry.”", False),
    ],
)
def test_a_paragraph_within_a_speech_may_lack_its_mark(text: str, quoted: bool) -> None:
    at = text.find("Nobody") if "Nobody" in text else text.find("Kos said")
    assert any(start <= at < end for start, end, _ in quotation_spans(text)) is quoted


def test_an_empty_line_amid_a_sentence_ends_no_quotation() -> None:
    full = "The reed beds were mown in the dry autumn of that year,"
    assert inside(f"“{full}\n\nand again in May,” he said.") == [
        (f"{full}\n\nand again in May,", 1)
    ]
    assert inside(f"“{full[:-1]}\n\nlater on.” b") == [(f"{full[:-1]}\n\nlater on.", 1)]
    # A paragraph that ends, one that begins, and lines that are no full ones.
    assert inside(f"“{full[:-1]}.\n\nand b c") == []
    assert inside(f"“{full}\n\nAnd b c") == []
    assert inside("“mown,\n\nand b c") == []


def test_an_opening_mark_in_the_place_of_a_closing_one_closes() -> None:
    assert inside("“The beds were mown.“\n\n“They were sown,” he said.") == [
        ("The beds were mown.", 1),
        ("They were sown,", 1),
    ]
    assert inside("“Mown,“ he said. “Sown.”") == [("Mown,", 1), ("Sown.", 1)]
    assert inside("„Gemäht.“ b „Gesät.“") == [("Gemäht.", 1), ("Gesät.", 1)]


@pytest.mark.parametrize("behind", ["", "\n", "\n\nThe guild did not reply."])
def test_the_last_paragraph_of_a_speech_is_quoted_although_its_mark_is_missing(behind: str) -> None:
    text = (
        "A spokesman said: “The guild will march on Monday.\n\n“We keep the mill open on both days."
    )
    whole = text + behind
    (span,) = quotation_spans(whole)
    assert whole[span.start : span.end].endswith("on both days.")


def test_a_paragraph_in_which_a_quotation_closes_is_not_quoted_whole() -> None:
    text = "“The mill is ours.\n\n “What now? We may well ask” Kos said.\n\nThe end."
    assert all("Kos said" not in text[s.start : s.end] for s in quotation_spans(text))

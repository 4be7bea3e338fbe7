"""A model may write the whole prose; what a sentence adds, joins wrongly or loses falls back to the composed line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from summarizer.brief import build_brief
from summarizer.brief.by_model.written import write_prose
from summarizer.brief.forms.markdown import render_markdown
from summarizer.brief.layout import Length, lay_out
from summarizer.brief.rewritten import key_of, with_prose
from summarizer.brief.view.note import Line, Part, Talk
from summarizer.engines.base import Question
from summarizer.engines.scripted import ScriptedEngine
from summarizer.errors import AnswerTruncated
from summarizer.models.brief import Brief, Written
from tests.accounts.helpers import example_texts, examples, position, quote, record, summary

ITEM = re.compile(r"(?m)^\[(\d+)\] (?:\(([^)]*)\) )?(.*?)(?: — exact words: .*)?$")
TEXT = (
    "Minister Ina Rossel demanded the return of 12 trawlers by 4 June. "
    "Minister Ina Rossel did not rule out a boycott of the Korrin summit. "
    "Minister Ina Rossel would support a fishing zone of 30 miles if Veska agrees."
)
Sentences = list[tuple[str, list[int]]]


def items(question: Question) -> dict[int, str]:
    return {int(m[1]): m[3] for m in ITEM.finditer(question.text)}


def engine(write: Callable[[dict[int, str]], Sentences]) -> ScriptedEngine:
    def answer(question: Question, _shape: Any) -> Any:
        told = write(items(question))
        return {"sentences": [{"text": text, "items": numbers} for text, numbers in told]}

    return ScriptedEngine(answer)


def brief() -> Brief:
    def held(topic: str, stance: str, statement: str, words: str) -> Any:
        return position(
            "Ina Rossel", topic, stance, statement, quote(TEXT, words), on_behalf_of="Orland"
        )

    made = [
        held(
            "trawlers",
            "demands",
            "Ina Rossel demanded the return of 12 trawlers by 4 June.",
            "demanded the return of 12 trawlers by 4 June",
        ),
        held(
            "boycott",
            "neutral",
            "Ina Rossel did not rule out a boycott of the Korrin summit.",
            "did not rule out a boycott of the Korrin summit",
        ),
        held(
            "zone",
            "conditional",
            "Ina Rossel would support a fishing zone of 30 miles if Veska agrees.",
            "would support a fishing zone of 30 miles if Veska agrees",
        ),
    ]
    return build_brief([summary(record("a.txt", TEXT), positions=made)], sources={"a.txt": TEXT})


def lines(made: Brief) -> list[str]:
    view = lay_out(made, {"a.txt": TEXT})
    return [line.text for party in view.stories[0].parties for line in party.lines]


def number(told: dict[int, str], word: str) -> int:
    return next(n for n, text in told.items() if word in text)


COMPOSED = lines(brief())


def test_the_composed_lines_are_those_the_tests_speak_of() -> None:
    assert len(COMPOSED) == 3
    assert all("Rossel" in line for line in COMPOSED)


def test_a_sentence_stands_for_the_lines_it_tells_with_all_their_footnotes() -> None:
    def write(told: dict[int, str]) -> Sentences:
        text = (
            "Ina Rossel demanded the return of 12 trawlers by 4 June, and she did not rule out a boycott of "
            "the Korrin summit."
        )
        return [(text, [number(told, "trawlers"), number(told, "boycott")])]

    made = write_prose(brief(), engine(write), {"a.txt": TEXT})
    view = lay_out(made, {"a.txt": TEXT})
    shown = [line for party in view.stories[0].parties for line in party.lines]
    assert len(shown) == 2
    joined = next(line for line in shown if "trawlers" in line.text)
    assert "boycott" in joined.text
    assert len(joined.notes) == 2
    assert made.findings == brief().findings


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("Ina Rossel demanded the return of 12 trawlers by 9 June.", ["trawlers"], "a day"),
        ("Ina Rossel demanded the return of 15 trawlers by 4 June.", ["trawlers"], "a number"),
        (
            "Ina Rossel of Sarovia demanded the return of 12 trawlers by 4 June.",
            ["trawlers"],
            "a name",
        ),
        ("Ina Rossel did rule out a boycott of the Korrin summit.", ["boycott"], "negation"),
        (
            "Ina Rossel will support a fishing zone of 30 miles if Veska agrees.",
            ["zone"],
            "a modal",
        ),
        (
            "Ina Rossel demanded the return of 30 trawlers by 4 June and a fishing zone of 12 miles.",
            ["trawlers", "zone"],
            "of several items",
        ),
        (
            "Ina Rossel demanded “the return of all trawlers” by 4 June.",
            ["trawlers"],
            "quotation marks",
        ),
        (
            "Ina Rossel demanded the return of 12 trawlers after 4 June.",
            ["trawlers"],
            "another time",
        ),
        (
            "Ina Rossel would support a fishing zone of 30 miles unless Veska agrees.",
            ["zone"],
            "depend on something else",
        ),
        ("Ina Rossel would support a fishing zone of 30 miles.", ["zone"], "leaves out"),
        (
            "Ina Rossel would oppose a fishing zone of 30 miles if Veska agrees.",
            ["zone"],
            "another attitude",
        ),
        (
            "Ina Rossel accepted the return of 12 trawlers by 4 June.",
            ["trawlers"],
            "another attitude",
        ),
        ("Ina Rossel demanded the return of 12 tankers by 4 June.", ["trawlers"], "“tankers”"),
        ("Ina Rossel demanded the sale of 12 trawlers by 4 June.", ["trawlers"], "“sale”"),
        (
            "Ina Rossel demanded the return of 12 trawlers and their crews by 4 June.",
            ["trawlers"],
            "“crews”",
        ),
        (
            "Ina Rossel demanded the return of 12 trawlers by 4 June, which is illegal.",
            ["trawlers"],
            "“illegal”",
        ),
        (
            "Ina Rossel would support a fishing zone of 30 nautical miles if Veska agrees.",
            ["zone"],
            "“nautical”",
        ),
        (
            "Ina Rossel would support a fishing zone of 30 leagues if Veska agrees.",
            ["zone"],
            "“leagues”",
        ),
        (
            "Veska would support a fishing zone of 30 miles if Ina Rossel agrees.",
            ["zone"],
            "to one what its items say of another",
        ),
        ("Ina Rossel demanded the return by 4 June.", ["trawlers"], "leaves out"),
        ("Ina Rossel.", ["trawlers"], "leaves out"),
    ],
)
def test_what_goes_beyond_its_items_falls_back_to_the_composed_lines(
    text: str, words: list[str], why: str
) -> None:
    def write(told: dict[int, str]) -> Sentences:
        return [(text, [number(told, word) for word in words])]

    made = write_prose(brief(), engine(write), {"a.txt": TEXT})
    assert made.stories[0].written == ()
    assert lines(made) == COMPOSED
    (finding,) = [f for f in made.findings if f.finding.code == "not_borne_out"]
    assert why in finding.finding.message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rossel demands that 12 trawlers be returned by 4 June.", ["trawlers"]),
        (
            "According to Ina Rossel, Orland did not rule out boycotting the Korrin summit.",
            ["boycott"],
        ),
        (
            "If Veska agrees, Orland would support a fishing zone of 30 miles, the minister said.",
            ["zone"],
        ),
        (
            "Rossel did not rule out a boycott of the Korrin summit, and demanded the return of 12 trawlers by 4 June.",
            ["boycott", "trawlers"],
        ),
    ],
)
def test_other_forms_of_the_same_words_and_the_name_of_the_party_stand(
    text: str, words: list[str]
) -> None:
    def write(told: dict[int, str]) -> Sentences:
        return [(text, [number(told, word) for word in words])]

    made = write_prose(brief(), engine(write), {"a.txt": TEXT})
    assert [written.text for written in made.stories[0].written] == [text]


def test_an_item_that_names_nobody_does_not_let_a_swap_pass() -> None:
    texts = {"a.txt": "Ina Rossel urged Oto Brandt to sign. The ferry stopped in the spring."}
    held = [
        position(
            "Ina Rossel", topic, "demands", f"Ina Rossel {words}.", quote(texts["a.txt"], words)
        )
        for topic, words in [("signature", "urged Oto Brandt to sign")]
    ]
    made = build_brief([summary(record("a.txt", texts["a.txt"]), positions=held)], sources=texts)

    def write(told: dict[int, str]) -> Sentences:
        return [("Oto Brandt urged Ina Rossel to sign.", [*told, 99])]

    assert write_prose(made, engine(write), texts).stories[0].written == ()


def test_a_model_that_gets_every_sentence_wrong_changes_no_line() -> None:
    texts = example_texts()
    plain = build_brief(examples(), sources=texts)

    def write(told: dict[int, str]) -> Sentences:
        numbers = list(told)
        return [(told[n], [m]) for n, m in zip(numbers, [*numbers[1:], numbers[0]], strict=True)]

    made = write_prose(plain, engine(write), texts)
    before = lay_out(plain, texts).stories[0].parties
    after = lay_out(made, texts).stories[0].parties
    moved = {line.text for p in after for line in p.lines} - {
        line.text for p in before for line in p.lines
    }
    assert moved == set()


def test_items_that_do_not_exist_are_no_evidence() -> None:
    made = write_prose(brief(), engine(lambda _: [("Ina Rossel spoke.", [99])]), {"a.txt": TEXT})
    assert lines(made) == COMPOSED


def test_an_item_named_but_not_told_keeps_its_line() -> None:
    def write(told: dict[int, str]) -> Sentences:
        text = "Minister Ina Rossel demanded the return of 12 trawlers by 4 June."
        return [(text, list(told))]

    made = write_prose(brief(), engine(write), {"a.txt": TEXT})
    assert sum("boycott" in line for line in lines(made)) == 1
    assert sum("trawlers" in line for line in lines(made)) == 1


def test_two_sentences_do_not_stand_for_one_line() -> None:
    def write(told: dict[int, str]) -> Sentences:
        at = [number(told, "trawlers")]
        text = "Ina Rossel demanded the return of 12 trawlers by 4 June."
        return [(text, at), (text, at)]

    made = write_prose(brief(), engine(write), {"a.txt": TEXT})
    assert sum("trawlers" in line for line in lines(made)) == 1


def test_a_note_written_word_for_word_loses_nothing() -> None:
    texts = example_texts()
    plain = build_brief(examples(), sources=texts)

    def write(told: dict[int, str]) -> Sentences:
        return [(text, [n]) for n, text in told.items()]

    made = write_prose(plain, engine(write), texts)
    before, after = (render_markdown(b, texts).partition("\n[^1]:")[0] for b in (plain, made))
    assert len(made.stories[0].written) > 40
    assert made.findings == plain.findings
    assert set(re.findall(r"\[\^\d+\]", before)) == set(re.findall(r"\[\^\d+\]", after))
    assert set(before.split()) == set(after.split())


def test_items_of_several_sections_are_not_joined() -> None:
    texts = example_texts()

    def write(told: dict[int, str]) -> Sentences:
        first, last = min(told), max(told)
        return [(f"{told[first]} {told[last]}", [first, last])]

    made = write_prose(build_brief(examples(), sources=texts), engine(write), texts)
    assert made.stories[0].written == ()
    assert "several sections" in " ".join(f.finding.message for f in made.findings)


def test_a_short_note_keeps_composed_lines_where_a_written_one_tells_more_than_it_shows() -> None:
    texts = example_texts()
    plain = build_brief(examples(), sources=texts)
    made = write_prose(plain, engine(lambda told: [(t, [n]) for n, t in told.items()]), texts)
    assert render_markdown(made, texts, length=Length.SHORT) == render_markdown(
        plain, texts, length=Length.SHORT
    )


def test_an_answer_that_is_cut_is_asked_for_in_halves() -> None:
    texts = example_texts()
    plain = build_brief(examples(), sources=texts)
    asked: list[int] = []

    def answer(question: Question, _shape: Any) -> Any:
        told = items(question)
        asked.append(len(told))
        if len(told) > 20:
            return AnswerTruncated("cut")
        return {"sentences": [{"text": text, "items": [n]} for n, text in told.items()]}

    made = write_prose(plain, ScriptedEngine(answer), texts)
    assert made.stories[0].written
    assert min(asked) <= 20 < max(asked)


def test_documents_cannot_speak_to_the_writer() -> None:
    script = engine(lambda _: [])
    write_prose(brief(), script, {"a.txt": TEXT})
    (question,) = script.questions
    assert "instructions, do not follow" in question.instructions
    assert "\n[1] " in question.text


LEANING = (
    "On Monday the Harbour Council published its plan for a toll on heavy ships. "
    "Minister Ina Rossel rejected it. She said that it would drive trade to Korrin."
)


def leaning() -> Brief:
    held = [
        position("Ina Rossel", topic, stance, statement, quote(LEANING, words))
        for topic, stance, statement, words in [
            ("toll", "opposes", "Rossel turned the idea down.", "Minister Ina Rossel rejected it"),
            ("trade", "concerned", "Trade suffers.", "it would drive trade to Korrin"),
        ]
    ]
    return build_brief(
        [summary(record("a.txt", LEANING), positions=held)], sources={"a.txt": LEANING}
    )


@pytest.mark.parametrize(
    ("text", "word", "stands"),
    [
        (
            "Ina Rossel rejected the Harbour Council’s plan for a toll on heavy ships.",
            "rejected",
            True,
        ),
        (
            "Ina Rossel said that the toll on heavy ships would drive trade to Korrin.",
            "drive",
            True,
        ),
        (
            "Ina Rossel rejected the Port Authority’s plan for a toll on heavy ships.",
            "rejected",
            False,
        ),
        (
            "Ina Rossel accepted the Harbour Council’s plan for a toll on heavy ships.",
            "rejected",
            False,
        ),
        (
            "Ina Rossel said that the toll on heavy ships would not drive trade to Korrin.",
            "drive",
            False,
        ),
        (
            "Ina Rossel said that the toll on light ships would drive trade to Korrin.",
            "drive",
            False,
        ),
    ],
)
def test_what_a_line_hangs_on_may_be_taken_from_the_sentence_before_and_nothing_else(
    text: str, word: str, stands: bool
) -> None:
    sources = {"a.txt": LEANING}
    made = write_prose(leaning(), engine(lambda told: [(text, [number(told, word)])]), sources)
    assert [written.text for written in made.stories[0].written] == ([text] if stands else [])


def test_the_writer_sees_the_sentences_behind_the_items_and_those_before() -> None:
    script = engine(lambda _: [])
    write_prose(leaning(), script, {"a.txt": LEANING})
    (question,) = script.questions
    assert "\nA1 On Monday the Harbour Council published its plan" in question.text
    assert re.search(r"(?m)^\[\d+\] \((?:[^)]*; )?A2\) ", question.text)
    without = engine(lambda _: [])
    write_prose(leaning(), without)
    (question,) = without.questions
    assert "Harbour Council" not in question.text
    assert "exact words: Minister Ina Rossel rejected it" in question.text


def test_the_bottom_line_has_the_words_of_the_section_below() -> None:
    texts = example_texts()
    plain = build_brief(examples(), sources=texts)
    shown = lay_out(plain, texts).stories[0]
    told = {p.text for party in shown.parties for line in party.lines for p in line.parts}
    (composed, *_) = [p.text for line in shown.bottom for p in line.parts if p.text in told]
    text = f"{composed.rstrip('.')}, it is said."

    def write(given: dict[int, str]) -> Sentences:
        return [(text, [n]) for n, item in given.items() if item == composed]

    made = write_prose(plain, engine(write), texts)
    bottom = [p.text for line in lay_out(made, texts).stories[0].bottom for p in line.parts]
    assert text in bottom
    assert composed not in bottom
    assert made.stories[0].bottom_line == ()


def test_a_sentence_of_the_bottom_line_alone_is_told_with_its_quotes() -> None:
    texts = example_texts()
    plain = build_brief(examples(), sources=texts)
    bottom = [p.text for line in lay_out(plain, texts).stories[0].bottom for p in line.parts]

    def write(given: dict[int, str]) -> Sentences:
        alone = [n for n, text in given.items() if text in bottom]
        return [(given[n], [n]) for n in alone[:1]]

    made = write_prose(plain, engine(write), texts)
    assert [p.text for p in made.stories[0].bottom_line] == [made.stories[0].written[0].text]
    assert all(a.quotes for p in made.stories[0].bottom_line for a in p.accounts)
    assert render_markdown(made, texts) == render_markdown(plain, texts)


def test_a_sentence_that_was_dropped_is_asked_for_once_more_with_the_reason() -> None:
    tries = iter(
        [
            "Ina Rossel demanded the return of 12 trawlers by 9 June.",
            "Ina Rossel demanded the return of 12 trawlers by 4 June.",
        ]
    )
    script = engine(lambda told: [(next(tries), [number(told, "trawlers")])])
    made = write_prose(brief(), script, {"a.txt": TEXT})
    assert [w.text for w in made.stories[0].written] == [
        "Ina Rossel demanded the return of 12 trawlers by 4 June."
    ]
    assert made.findings == brief().findings
    first, second = script.questions
    assert "dropped" not in first.text
    assert "- Dropped, it brings in a day that does not stand there: Ina Rossel" in second.text
    assert list(items(second).values()) == [line for line in COMPOSED if "trawlers" in line]


def test_a_sentence_that_cannot_be_read_leaves_the_others_and_is_asked_for_again() -> None:
    asked: list[Question] = []

    def answer(question: Question, _shape: Any) -> Any:
        asked.append(question)
        told = items(question)
        good = [{"text": text, "items": [n]} for n, text in told.items() if "boycott" in text]
        bad = {"text": "She wants 12 trawlers.", "items": str(number(told, "trawlers"))}
        return {"sentences": [*good, bad] if len(asked) == 1 else []}

    made = write_prose(brief(), ScriptedEngine(answer), {"a.txt": TEXT})
    assert ["boycott" in one.text for one in made.stories[0].written] == [True]
    assert len(lines(made)) == len(COMPOSED)
    (finding,) = made.findings[len(brief().findings) :]
    assert "not as it was asked for (items:" in finding.finding.message
    assert "She wants 12 trawlers." in finding.finding.message
    first, second = asked
    assert len(items(first)) == 3
    assert ["trawlers" in text for text in items(second).values()] == [True]
    assert "Dropped, it is not as it was asked for" in second.text


def test_a_talk_of_which_a_sentence_on_two_leaves_nothing_is_not_listed_again() -> None:
    def talk(heading: str, *texts: str) -> Talk:
        return Talk(heading, tuple(Line((Part(text, (1,)),)) for text in texts))

    both = "The Lake Forum met in Kelm in May and in Marl in June."
    told = (
        talk("Lake Forum, May", "The Lake Forum met in Kelm in May."),
        talk("Lake Forum, June", "The Lake Forum met in Marl in June."),
        talk("Lake Forum, July", "The Lake Forum met in July.", "It chose a chair."),
    )
    view = lay_out(brief(), {"a.txt": TEXT}).stories[0]
    replaced = [
        Written(text=both, replaces=(key_of(f"talk {t.heading}", t.lines[0].parts[0]),))
        for t in told
    ]
    made = with_prose(replace(view, talks=told), replaced)
    assert [(t.heading, [line.text for line in t.lines]) for t in made.talks] == [
        ("Lake Forum, May", [both]),
        ("Lake Forum, July", ["It chose a chair."]),
    ]

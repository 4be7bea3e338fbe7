"""Which words of a sentence are cues, whose they are, and how far what they report reaches."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributions import Attribution, CueKind, Strength, attributions
from summarizer.attribution.cast import Cast
from summarizer.attribution.cues import is_ing_of, past_of
from summarizer.models.document import Kind, SourceDocument
from summarizer.text.prepare import prepare

OPENING = "Polish Foreign Minister Jan Kos met Swedish Foreign Minister Eva Holm on Monday. "
KOS, HOLM, BOTH = "Jan Kos", "Eva Holm", "Jan Kos and Eva Holm"


def read(text: str, kind: Kind = Kind.NEWS) -> tuple[Attribution, ...]:
    prepared = prepare(SourceDocument(source="test", text=text, kind=kind, language="en"))
    return attributions(prepared, Cast.of(prepared))


def candidates(sentence: str) -> list[tuple[str | None, str]]:
    text = OPENING + sentence
    return [
        (a.holder, " | ".join(text[s:e] for s, e in a.content)) for a in read(text) if a.candidate
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Whether Kos supports the plan is open.",
        "No minister supports the plan.",
        "You say that the plan is good.",
        "It is concerned about prices in the region.",
        "Kos defends its borders against all.",
        "Kos called U.S. demands nonsense.",
        "Kos regarding the plan left.",
        "The demanding minister left the room.",
        "The border urging help closed.",
        "The plan is welcomed by all.",
        "Sweden demand help from the region.",
        "The one who demanded help left.",
        "The paper quoted her loudly.",
        "Kos called the U.S. demands nonsense.",
        "It met in Geneva to express support for the fund.",
        "According to reports from the region, prices fell.",
        "Kos expressed a very long and rather winding set of odd words.",
        "Kos told Holm.",
        "Kos told.",
        "Kos spoken of the plan.",
        "Kos said, and but.",
        '"The border stays open," it read.',
    ],
)
def test_a_verb_without_a_holder_or_a_content_tells_no_position(sentence: str) -> None:
    assert candidates(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Poland, Sweden and Norway said that prices must fall.",
         [("Poland, Sweden and Norway", "that prices must fall")]),
        ("In talks, Kos and Holm said that prices fall.", [(BOTH, "that prices fall")]),
        ("Both said that prices fall.", [(BOTH, "that prices fall")]),
        ("Kos, who met Holm, said that prices fall.", [(KOS, "that prices fall")]),
        ("Many countries demand help from the region.",
         [("Many countries", "help from the region")]),
        ("The police demand help from the region.", [("police", "help from the region")]),
        ("Some of the ministers demand help from the region.", [(BOTH, "help from the region")]),
        ("The proposal of Poland to open the border was new.",
         [("Poland", "of Poland to open the border was new")]),
        ("Poland's strong support for the fund was noted.",
         [("Poland", "for the fund was noted")]),
        ("Sweden's criticism of the plan was loud.", [("Sweden", "of the plan was loud")]),
        ("They discussed support for the fund, with Kos stressing the need for order.",
         [(KOS, "the need for order")]),
        ("He called the plan a provocation, demanding an apology from Sweden.",
         [(KOS, "an apology from Sweden")]),
        ("Kos spoke with Holm to express support for the fund.", [(KOS, "for the fund")]),
        ("Holm was ready to express support for the fund.",
         [(HOLM, "to express support for the fund")]),
        ("Holm continued to demand help from the region.", [(HOLM, "help from the region")]),
        ("The paper quoted him as saying the border stays open.",
         [(KOS, "the border stays open")]),
        ("Kos welcomed Sweden's proposal to open the border.",
         [(KOS, "Sweden's proposal to open the border")]),
        ("Kos voiced concern and demand help.", [(KOS, "concern and demand help")]),
        ("Kos sees no future and challenged ideas.", [(KOS, "future and challenged ideas")]),
        ("Kos never supported the plan.", [(KOS, "the plan")]),
        ("Mr Kos came late and urged calm.", [(KOS, "calm")]),
        ("Later the two urged calm.", [(BOTH, "calm")]),
        ("Holm continued to strongly demand help.", [(HOLM, "help")]),
        ("The plan was welcomed by the United States.", [("United States", "The plan was")]),
        ("Holm, demanded help.", [(HOLM, "help")]),
        ("After talks with Sweden its demand for help grew.", [("Sweden", "for help grew")]),
        ("Prices fell after the U.S. demanded help.", [("United States", "help")]),
        ("Kos, a friend of Holm, on Monday demanded help.", [(KOS, "help")]),
        ("The two stressed trade and shared concerns about prices.",
         [(BOTH, "trade and shared concerns about prices")]),
        ("Kos, who came late, told Holm that the border stays open.",
         [(KOS, "that the border stays open")]),
        ('Kos, "a friend of all", told Holm that the border stays open.',
         [(KOS, "that the border stays open")]),
        ("Kos, who met Holm, said Sweden would join.", [(KOS, "Sweden would join")]),
        ("Kos said Anna Berg, the Norwegian foreign minister, demanded help.",
         [(KOS, "Anna Berg, the Norwegian foreign minister, demanded help"), ("Anna Berg", "help")]),
        ('Kos saw Holm, called the plan "empty", demanded help.',
         [(KOS, 'the plan "empty"'), (KOS, "help")]),
        ("The plan was welcomed by Sweden and called for help.", [("Sweden", "The plan was")]),
    ],
)  # fmt: skip
def test_a_cue_belongs_to_its_subject(sentence: str, found: list[tuple[str | None, str]]) -> None:
    assert candidates(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Mr Kos told reporters that the border stays open.",
         [(KOS, "that the border stays open")]),
        ('Kos told reporters, "prices fall in the region every year".',
         [(KOS, '"prices fall in the region every year"')]),
        ("Kos told the crowd that prices fall.", [(KOS, "that prices fall")]),
        ('"The border stays open," team member Anna Berg said.',
         [("Anna Berg", '"The border stays open,"')]),
        ("The border stays open; Kos said prices fall.", [(KOS, "prices fall")]),
        ('"Yes," Holm said; the border is closed, Kos said.',
         [(KOS, "the border is closed")]),
        ("Kos said prices fall while Holm demanded more money for the fund.",
         [(KOS, "prices fall"), (HOLM, "more money for the fund")]),
        ("The border must be closed now, Holm told reporters.",
         [(HOLM, "The border must be closed now")]),
        ("The border must be closed now, Holm said, citing the plan.",
         [(HOLM, "The border must be closed now")]),
        ("Kos said prices fall in the region, according to Holm.",
         [(KOS, "prices fall in the region"), (HOLM, "Kos said prices fall in the region")]),
        ("Kos said the plan was good and spoke with Holm.",
         [(KOS, "the plan was good and spoke with Holm")]),
        ('Prices fell; "we go" Holm said in Geneva today.', [(HOLM, '"we go"')]),
        ("Kos said prices fell and strongly urged calm.", [(KOS, "prices fell"), (KOS, "calm")]),
        ("The plan is good, Kos said, Sweden will join it.",
         [(KOS, "The plan is good | Sweden will join it")]),
        ('Prices will fall in the region soon, Holm said: "again and again".',
         [(HOLM, '"again and again"')]),
        ('"We go," Kos said on Monday "and we pay" and "they pay," Holm said.',
         [(KOS, '"We go," | "and we pay"'), (HOLM, 'on Monday "and we pay" and "they pay,"')]),
        ('"Yes," he said, adding "we pay".', [(KOS, '"we pay"')]),
        ("Kos said: \u301dThe border stays open for all.\u301e",
         [(KOS, "\u301dThe border stays open for all.\u301e")]),
    ],
)  # fmt: skip
def test_a_content_ends_where_somebody_elses_begins(
    sentence: str, found: list[tuple[str | None, str]]
) -> None:
    assert candidates(sentence) == found


def test_what_was_discussed_reaches_over_what_was_urged_in_passing() -> None:
    text = OPENING + "The two discussed prices in the region, urging calm."
    found = [(a.kind, a.holder, *(text[s:e] for s, e in a.content)) for a in read(text)[1:]]
    assert found == [
        (CueKind.DISCUSSES, BOTH, "prices in the region, urging calm"),
        (CueKind.DEMANDS, BOTH, "calm"),
    ]


def test_a_second_verb_goes_back_past_what_somebody_else_wants() -> None:
    found = read(OPENING + "Kos and Holm supported the plan that Norway opposes and urged calm.")
    assert [(a.cue, a.holder) for a in found[1:]] == [
        ("support", BOTH),
        ("oppose", "Norway"),
        ("urge", BOTH),
    ]


@pytest.mark.parametrize(
    ("sentence", "reporter"),
    [
        ("Reuters reported that prices fell by half.", "Reuters"),
        ("Journalist Anna Berg said that prices fall.", "Anna Berg"),
        ("The news agency said that prices fall.", "news agency"),
    ],
)
def test_the_press_reports_and_holds_nothing(sentence: str, reporter: str) -> None:
    (found,) = (a for a in read(OPENING + sentence) if a.kind is CueKind.NARRATES)
    assert (found.holder, found.strength) == (reporter, Strength.NONE)


def test_what_somebody_denies_that_others_did_is_not_said_to_be_done() -> None:
    found = read(OPENING + "The envoy denied that Sweden agreed to the plan.")
    assert [(a.holder, a.kind) for a in found if a.candidate] == [("envoy", CueKind.DENIES)]


def test_the_two_are_the_two_of_whom_the_text_speaks() -> None:
    found = read(OPENING + "The two said that prices fall.")
    assert [(a.holder, a.kind) for a in found[1:]] == [(BOTH, CueKind.SAYS)]


def test_forms_of_a_verb_are_known_by_its_lemma() -> None:
    assert (past_of("say"), past_of("urge")) == ("said", "urged")
    assert is_ing_of("Urging", "urge")
    assert not is_ing_of("urged", "urge")

"""Who is said to say, want or think what."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.attribution.attributions import Attribution, CueKind, Strength, attributions
from summarizer.attribution.cast import Cast
from summarizer.attribution.cues import cue_lexicon, inflect
from summarizer.models.document import (
    Kind,
    PreparedText,
    Sentence,
    SentenceRole,
    SourceDocument,
)
from summarizer.models.quote import SpeakerCheck
from summarizer.models.summary import Stance
from summarizer.text.prepare import prepare

OPENING = "Polish Foreign Minister Jan Kos met Swedish Foreign Minister Eva Holm on Monday. "


def read(text: str, kind: Kind = Kind.NEWS, language: str = "en") -> tuple[Attribution, ...]:
    prepared = prepare(SourceDocument(source="test", text=text, kind=kind, language=language))
    return attributions(prepared, Cast.of(prepared))


def candidates(text: str) -> list[tuple[str | None, str]]:
    return [
        (a.holder, " ".join(" ".join(text[s:e] for s, e in a.content).split()))
        for a in read(text)
        if a.candidate
    ]


def test_verb_of_saying_gives_holder_and_content() -> None:
    text = OPENING + "Mr Kos said that the border must stay open."
    assert candidates(text) == [("Jan Kos", "that the border must stay open")]


def test_a_statement_in_which_two_say_something_is_not_a_third_speaker() -> None:
    text = (
        OPENING + "In a joint statement, Jan Kos and Eva Holm said that the border must stay open."
    )
    assert candidates(text) == [("Jan Kos and Eva Holm", "that the border must stay open")]


def test_two_verbs_of_one_subject_are_two_candidates() -> None:
    text = OPENING + "Mr Kos voiced concern about prices and called for a common fund."
    assert candidates(text) == [
        ("Jan Kos", "concern about prices"),
        ("Jan Kos", "a common fund"),
    ]


def test_trailing_source_takes_what_stands_before_it() -> None:
    text = OPENING + "The border must stay open, Holm said."
    assert candidates(text) == [("Eva Holm", "The border must stay open")]


def test_inverted_verb_takes_the_quotation_before_it() -> None:
    text = OPENING + '"We cannot accept these prices," said Holm on Tuesday.'
    assert candidates(text) == [("Eva Holm", '"We cannot accept these prices,"')]


def test_quotation_over_sentences_is_one_candidate() -> None:
    text = OPENING + 'Holm added: "Prices rise. People suffer. This must end."'
    found = [a for a in read(text) if a.candidate]
    assert len(found) == 1
    assert found[0].direct
    assert text[found[0].content[0][0] : found[0].content[0][1]].count(".") == 3


def test_quotation_without_a_verb_goes_on_with_the_last_speaker() -> None:
    text = OPENING + '"Prices rise too fast," Holm said. "Our people expect help this year."'
    found = [a for a in read(text) if a.candidate]
    assert [a.holder for a in found] == ["Eva Holm", "Eva Holm"]
    assert found[1].holder_check is SpeakerCheck.RESOLVED


def test_pronoun_and_office_are_resolved() -> None:
    text = (
        OPENING
        + "Mr Kos welcomed the plan. He urged patience. The Swedish minister rejected it outright."
    )
    found = [(a.holder, a.holder_check) for a in read(text) if a.candidate]
    assert found == [
        ("Jan Kos", SpeakerCheck.NAMED),
        ("Jan Kos", SpeakerCheck.RESOLVED),
        ("Eva Holm", SpeakerCheck.RESOLVED),
    ]


def test_ministry_around_a_minister_is_only_the_reporter() -> None:
    text = (
        OPENING
        + "Kos reaffirmed his support for the fund, the Polish Foreign Ministry said in a note."
    )
    listed = read(text)
    assert [a.holder for a in listed if a.candidate] == ["Jan Kos"]
    reporter = next(a for a in listed if a.kind is CueKind.NARRATES)
    assert reporter.holder == "Polish Foreign Ministry"
    assert reporter.strength is Strength.NONE


def test_claim_about_somebody_else_keeps_the_chain() -> None:
    text = OPENING + "Mr Kos said Norway has agreed to the terms of the fund."
    inner = next(a for a in read(text) if a.holder == "Norway")
    assert inner.chain == ("Jan Kos",)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministers discussed the harvest.",
        "The two ministers exchanged views on fishing quotas.",
        "Mr Kos spoke by phone with Ms Holm.",
        "Mr Kos arrived at the airport with two bags.",
    ],
)
def test_talk_without_an_attitude_is_no_candidate(sentence: str) -> None:
    assert candidates(OPENING + sentence) == []


def test_joint_statement_is_held_by_both() -> None:
    text = OPENING + "They expressed support for a joint fund."
    found = [a for a in read(text) if a.candidate]
    assert [a.holder for a in found] == ["Jan Kos and Eva Holm"]
    assert found[0].stance_hint is Stance.SUPPORTS


def test_names_joined_by_and_share_what_they_demand() -> None:
    assert candidates("France and Germany have called for a truce in the valley.") == [
        ("France and Germany", "a truce in the valley")
    ]


def test_possessive_noun_is_a_weak_candidate() -> None:
    found = [
        a
        for a in read(OPENING + "The press reacted to Warsaw's refusal to sign the text.")
        if a.candidate
    ]
    assert [(a.holder, a.strength) for a in found] == [("Poland", Strength.WEAK)]


def test_passive_names_the_holder_behind_by() -> None:
    found = read("The tax plan was rejected by Norway.")
    assert [(a.holder, a.stance_hint) for a in found] == [("Norway", Stance.OPPOSES)]


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Norway condemned the raid.", Stance.CRITICISES),
        ("Norway denied any role in the raid.", Stance.DENIES),
        ("Norway proposed a new round of talks.", Stance.PROPOSES),
        ("Norway expressed concern over the raid.", Stance.CONCERNED),
        ("Norway did not support the raid on the port.", Stance.OPPOSES),
        ("Norway said that the raid was unacceptable.", Stance.CRITICISES),
        ("Norway reiterated its opposition to the raid.", Stance.OPPOSES),
    ],
)
def test_cue_or_content_hints_at_the_stance(sentence: str, stance: Stance) -> None:
    assert [a.stance_hint for a in read(sentence)] == [stance]


def test_noun_that_looks_like_a_verb_is_no_cue() -> None:
    assert candidates("The demands of the day changed and the support of friends mattered.") == []


def test_boilerplate_is_never_read() -> None:
    text = "Norway condemned the raid."
    sentence = Sentence(number=1, start=0, end=len(text), text=text, paragraph=1)
    document = SourceDocument(source="test", text=text)
    body = PreparedText(document=document, sentences=(sentence,))
    marked = PreparedText(
        document=document,
        sentences=(sentence.model_copy(update={"role": SentenceRole.BOILERPLATE}),),
    )
    assert len(attributions(body, Cast.of(body))) == 1
    assert attributions(marked, Cast.of(marked)) == ()


def test_speaker_of_a_turn_is_the_holder_of_we() -> None:
    text = "We support the fund and we reject the tax."
    sentence = Sentence(number=1, start=0, end=len(text), text=text, paragraph=1, turn="MS. HOLM")
    prepared = PreparedText(
        document=SourceDocument(source="test", text=text), sentences=(sentence,)
    )
    found = attributions(prepared, Cast.of(prepared))
    assert {a.holder for a in found} == {"MS. HOLM"}
    assert {a.kind for a in found} == {CueKind.SUPPORTS, CueKind.OPPOSES}


@pytest.mark.parametrize(
    ("language", "text", "holder"),
    [
        ("ru", "Министр Пётр Соколов заявил, что завод закрыт.", "Пётр Соколов"),
        ("fr", "Le ministre Paul Girard a déclaré que tout va bien.", "Paul Girard"),
        ("es", "La ministra Ana Vidal dijo que todo sigue.", "Ana Vidal"),
        ("zh", "发言人李明表示，工厂已经关闭。", "发言人李明"),
    ],
)
def test_other_languages_give_the_name_beside_the_cue(
    language: str, text: str, holder: str
) -> None:
    assert holder in [a.holder for a in read(text, language=language)]


def test_language_without_a_list_gives_nothing() -> None:
    assert read("Norway condemned the raid.", language="xx") == ()


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("urge", ("urges", "urged", "urged", "urging")),
        ("deny", ("denies", "denied", "denied", "denying")),
        ("press", ("presses", "pressed", "pressed", "pressing")),
        ("agree", ("agrees", "agreed", "agreed", "agreeing")),
    ],
)
def test_regular_verbs_are_inflected(lemma: str, forms: tuple[str, ...]) -> None:
    assert inflect(lemma) == forms


def test_longest_cue_wins() -> None:
    words = "norway would prefer not to rule out talks".split()
    cue = cue_lexicon().at(words, words.index("rule"))
    assert cue is not None
    assert cue.phrase == "rule out"


_PIECES = [
    "Putin",
    "Holm",
    " said ",
    " and ",
    "that ",
    "he ",
    "the minister ",
    ", ",
    ". ",
    "“",
    "”",
    '"',
    "’s ",
    "\n\n",
    "é",
    "will ",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=60).map("".join))
def test_offsets_lie_inside_the_text(text: str) -> None:
    for found in read(text):
        assert 0 <= found.start <= found.end <= len(text)
        for start, end in found.content:
            assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    "unit",
    [
        "said ",
        "Putin said that ",
        "Putin said it and stressed it, ",
        '"a" ',
        "his statement to ",
        "according to Putin, ",
    ],
)
def test_repeated_words_take_linear_time(unit: str) -> None:
    def taken(length: int) -> float:
        started = time.process_time()
        read(unit * (length // len(unit)))
        return time.process_time() - started

    # Three times the text: three times as long, where squares would be nine. The best of three, since a collection of
    # garbage may fall into any one.
    short, long = (min(taken(length) for _ in range(3)) for length in (5_000, 15_000))
    assert long < 6 * short + 0.2


def test_quotation_closed_by_another_sort_of_mark_still_has_its_speaker() -> None:
    text = OPENING + "“We will never pay that much," + '" Holm said on Tuesday.'
    assert [holder for holder, _ in candidates(text)] == ["Eva Holm"]

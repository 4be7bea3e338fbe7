"""Which documents belong to one story, by their texts."""

from __future__ import annotations

from summarizer.accounts.likeness import text_likenesses
from summarizer.accounts.stories import group_stories
from summarizer.models.verified import VerifiedSummary
from tests.accounts.helpers import example_texts, examples, record, summary

WALKOUT = """The dockers of Port Ister walked out on Monday over night shifts. Their union, the Harbour League, wants a
premium of 12 crowns an hour for night shifts; the port company Istermar offers 7 crowns. Grain ships are blocked."""
COMPANY = """Istermar regrets the walkout in Port Ister. The company has offered the Harbour League 7 crowns an hour for
night shifts. Grain ships wait outside of the harbour, and the company asks the dockers to come back to the table."""
PRICES = """Grain prices rose on Wednesday as ships could not unload in Port Ister, where dockers of the Harbour League
refuse night shifts. Istermar said that talks would go on."""
VACCINE = """The health minister of Sarovia opened a vaccine plant in Korrin. The plant will fill 40 million doses of
measles vaccine a year and employ 300 people. The opposition asked who paid for the building."""
STRIKE = (WALKOUT, COMPANY, PRICES)


def made(texts: dict[str, str]) -> list[VerifiedSummary]:
    return [summary(record(source, text)) for source, text in texts.items()]


def stories(texts: dict[str, str]) -> list[list[str]]:
    given = made(texts)
    groups = group_stories(given, alike=text_likenesses(given, texts))
    return [[s.document.source for s in group] for group in groups]


def test_texts_on_one_affair_are_one_story_although_nothing_was_drawn_from_them() -> None:
    texts = {f"{n}.txt": text for n, text in enumerate((*STRIKE, VACCINE))}
    assert stories(texts) == [["0.txt", "1.txt", "2.txt"], ["3.txt"]]


def test_likeness_does_not_depend_on_the_other_documents() -> None:
    alone = {f"{n}.txt": text for n, text in enumerate(STRIKE[:2])}
    among = {**alone, **{f"x{n}.txt": f"{VACCINE} Number {n}." for n in range(30)}}
    scores = [found.of(0, 1) for t in (alone, among) if (found := text_likenesses(made(t), t))]
    assert len(scores) == 2
    assert abs(scores[0] - scores[1]) < 0.05


def test_a_text_that_is_missing_does_not_part_the_others() -> None:
    texts = {f"{n}.txt": text for n, text in enumerate(STRIKE)}
    given = made(texts)
    texts.pop("1.txt")
    groups = group_stories(given, alike=text_likenesses(given, texts))
    assert [[s.document.source for s in g] for g in groups] == [["0.txt", "2.txt"], ["1.txt"]]
    assert text_likenesses(given, {"0.txt": STRIKE[0]}) is None


def test_the_examples_are_one_story_although_nothing_was_drawn_from_them() -> None:
    texts = example_texts()
    empty = {"conversations": (), "positions": (), "disputed_claims": ()}
    given = [s.model_copy(update=empty) for s in examples()]
    groups = group_stories(given, alike=text_likenesses(given, texts))
    assert [len(group) for group in groups] == [6]

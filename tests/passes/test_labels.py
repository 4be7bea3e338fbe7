"""What label probabilities come to: a view or none, and which attitude."""

from __future__ import annotations

from summarizer.models.summary import Stance
from summarizer.passes.labels import CONTACT, EVENT, FACT, Reading

LEVEL = dict.fromkeys((*(s.value for s in Stance), CONTACT, EVENT, FACT), -6.0)


def reading(**given: float) -> Reading:
    return Reading(LEVEL | given, LEVEL)


def test_a_statement_without_an_attitude_in_its_words_affirms_unless_the_model_is_very_sure() -> (
    None
):
    assert reading(proposes=-2.0).stance(None) is Stance.AFFIRMS
    assert reading(criticises=-0.5).stance(None) is Stance.CRITICISES


def test_wording_that_shows_an_attitude_counts_beside_the_model() -> None:
    assert reading(opposes=-4.0).stance(Stance.DEMANDS) is Stance.DEMANDS
    assert reading(opposes=-1.0).stance(Stance.DEMANDS) is Stance.OPPOSES


def test_what_a_model_leans_to_for_an_empty_sentence_counts_half() -> None:
    leaning = Reading(LEVEL | {"neutral": -1.0, "supports": -2.0}, LEVEL | {"neutral": -1.0})
    assert leaning.stance(Stance.SUPPORTS) is Stance.SUPPORTS
    assert leaning.view > 0

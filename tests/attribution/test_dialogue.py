"""Lines of a dialogue without a tag, and clauses that open a sentence: whose words they are. All texts are invented."""

from __future__ import annotations

import pytest

from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)


def is_given(text: str, words: str, holder: str) -> bool:
    start = text.index(words)
    return SpeakerIndex(text).tell((start, start + len(words)), holder).check in FOUND


@pytest.mark.parametrize(
    "text",
    [
        (
            "“Where is the key now?” Runa Holt wanted to know.\n\n“In the old mill,” replied Timo Berg.\n\n"
            "“Then send for it.”\n"
        ),
        "'Where is the key now?' Holt asked.\n\n'In the old mill,' Berg answered.\n\n'Then send for it.'\n",
        "“Who has the key?”\n\n“In the old mill,” Timo Berg said.\n\n“Then send for it.”\n",
        "“Why in the old mill?” Timo Berg asked Runa Holt.\n\n“Then send for it.”\n",
    ],
)
@pytest.mark.parametrize("holder", ["Runa Holt", "Holt", "Timo Berg", "Berg"])
def test_a_line_behind_another_ones_turn_or_a_question_is_nobodys(text: str, holder: str) -> None:
    assert not is_given(text, "Then send for it.", holder)


def test_a_quotation_that_goes_on_in_news_stays_with_its_speaker() -> None:
    text = "“The key is in the mill,” Timo Berg said.\n\n“We shall send for it on Monday.”\n"
    assert is_given(text, "We shall send for it", "Timo Berg")


WORDS = "the weir had cracked"


@pytest.mark.parametrize(
    "text",
    [
        "Despite Runa Holt’s claim that the dam was sound, the weir had cracked, Timo Berg told the board.",
        "In spite of Runa Holt's assurance that the dam was sound, the weir had cracked, Timo Berg said.",
        "Although Runa Holt had said the dam was sound, the weir had cracked, according to Timo Berg.",
        "While Runa Holt told the board that the dam was sound, the weir had cracked, according to Timo Berg.",
    ],
)
def test_the_main_clause_is_not_of_whom_a_sentence_sets_it_against(text: str) -> None:
    assert not is_given(text, WORDS, "Runa Holt")
    assert is_given(text, WORDS, "Timo Berg")
    assert is_given(text, "the dam was sound", "Runa Holt")

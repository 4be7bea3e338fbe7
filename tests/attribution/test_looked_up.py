"""What is told at a glance (no cue, no attitude, no headline) is what a closer look tells."""

from __future__ import annotations

import pytest

from summarizer.attribution.cues import content_stance, cue_lexicon
from summarizer.attribution.english.clauses import Clauses
from summarizer.attribution.items import SentenceItem
from summarizer.words.cue_lists import ContentBlock, english_cues

_WORDS = [
    "the envoy said that he supports it and was quoted as saying no",
    "according to the mayor a plan in protest at it is welcomed by all",
    "his demand that they answer was rejected and they voiced deep concern",
    "nobody came",
]


@pytest.mark.parametrize("words", _WORDS)
def test_no_event_begins_with_a_word_that_is_passed_over(
    words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = [SentenceItem(word, n * 9, n * 9 + 8) for n, word in enumerate(words.split())]
    lexicon = cue_lexicon()
    found = Clauses(listed, lexicon).events
    monkeypatch.setattr(lexicon, "heads", frozenset(words.split()))
    assert Clauses(listed, lexicon).events == found


@pytest.mark.parametrize("block", english_cues().content, ids=lambda block: block.stance)
def test_each_word_of_an_attitude_is_found_where_it_stands_whole(block: ContentBlock) -> None:
    for word in block.words:
        assert content_stance(f"They do not {word}, it seems.") is not None
        assert content_stance(f"They x{word}x it") is None or " " in word

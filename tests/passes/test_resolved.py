"""Minutes: what the body decided is its position, and what a member commented is theirs."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.models.document import Kind
from summarizer.models.summary import Stance
from summarizer.passes.uncued import with_uncued
from tests.passes.helpers import prepared

MINUTES = """Minutes of {meeting}

4 May 2031, ferry hall, 7pm

Present: Cllr O Brandt, Cllr L Dahl, Cllr J Kos

1. LAND

It was agreed that the old lime tree will be cut in June. The minutes of the last meeting were approved as a true \
record. Cllr Brandt commented that the ditch had not been cleared since the autumn.

2. PLANNING

Following discussion, the Council RESOLVED unanimously that there was no objection to the barn.

It was RESOLVED by 3 votes to 1 to object to the plan for five houses.
"""


def told(meeting: str) -> dict[str, tuple[str | None, Stance | None]]:
    text = MINUTES.format(meeting=meeting)
    attributed = Attributed.of(prepared(text, kind=Kind.OTHER))
    found = with_uncued(attributed, attributed.attributions)
    words = attributed.prepared.text
    return {words[a.start : a.end]: (a.holder, a.stance_hint) for a in found if a.candidate}


@pytest.mark.parametrize(
    ("meeting", "body"),
    [
        ("the Kelm and Orsa Parish Council", "Kelm and Orsa Parish Council"),
        ("an Extraordinary Parish Council Meeting", "Parish Council"),
    ],
)
def test_what_a_body_resolves_is_its_own_with_the_attitude_of_the_wording(
    meeting: str, body: str
) -> None:
    by_words = {words.split()[-2]: who for words, who in told(meeting).items()}
    assert by_words["in"] == (body, Stance.AFFIRMS)
    assert by_words["the"] == (body, Stance.SUPPORTS)
    assert by_words["five"] == (body, Stance.OPPOSES)
    assert not any("true record" in words for words in told(meeting))


def test_what_a_member_commented_is_on_record_as_a_view() -> None:
    held = told("the Kelm and Orsa Parish Council")
    (who,) = (one for words, one in held.items() if "ditch" in words)
    assert (who[0] or "").endswith("Brandt")
    assert who[1] is Stance.AFFIRMS

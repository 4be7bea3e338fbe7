"""Papers of a case: what the court decides is its position, under the name that stands over them."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.letterhead import persons_in_heading
from summarizer.models.document import Kind
from summarizer.models.summary import Stance
from summarizer.passes.uncued import with_uncued
from tests.passes.helpers import prepared

CASE = """{court}

No. 97513

ON CERTIORARI TO THE COURT OF TIDES, DIVISION IV

Jan Kos brought an action against the Halden Port. Plaintiff alleged that he was owed wages. Defendant denied that it \
owed him wages.

THE COURT OF TIDES' OPINION IS VACATED;

THE TRIAL COURT'S JUDGMENT IS AFFIRMED.

Anna Holm, Halden, for Plaintiff.
"""


def rulings(text: str, kind: Kind = Kind.OTHER) -> list[tuple[str | None, Stance | None, str]]:
    attributed = Attributed.of(prepared(text, kind=kind))
    found = with_uncued(attributed, attributed.attributions)
    words = attributed.prepared.text
    return [(a.holder, a.stance_hint, words[a.start : a.end]) for a in found if a.cue == "rule"]


@pytest.mark.parametrize(
    ("court", "name"),
    [("IN THE SUPERIOR COURT OF NORLAND", "Superior Court of Norland"), ("Summary", "the court")],
)
def test_what_a_court_decides_is_its_position(court: str, name: str) -> None:
    vacated, affirmed = rulings(CASE.format(court=court))
    assert vacated[:2] == (name, Stance.OPPOSES)
    assert "VACATED" in vacated[2]
    assert affirmed[:2] == (name, Stance.AFFIRMS)


def test_a_story_of_a_judgment_is_no_paper_of_the_case() -> None:
    assert rulings(CASE.format(court="Court news"), Kind.NEWS) == []
    assert rulings("The petition is granted by the harbour board of Halden every year.\n") == []


def test_two_ministers_on_one_line_issue_a_release_together() -> None:
    line = "THE HON. JAN KOS MP, PRIME MINISTER  THE HON. ANNA HOLM MP, MINISTER FOR PORTS"
    assert persons_in_heading(line) == ("Jan Kos", "Anna Holm")

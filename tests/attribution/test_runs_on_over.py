"""Speech that runs on past what a text puts in between: a clause of nobody, lines of the page, a missing mark."""

from __future__ import annotations

import pytest

from summarizer.models.quote import SpeakerCheck
from tests.attribution.helpers import told_of

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)

PRESS_CONFERENCE = """Press Conference by Chair of Fisheries Board

The Board’s spring sittings focused on old matters like the quota for herring, Board Chair Marek Olvander (Tarn) \
said today at a press conference.

Stressing the weight of the talks on the Persian Shelf, he said most coastal States had shown little \
interest in a ban. The quota could be shared out among regional States, he added.

Concerning the nets, he noted that Norland had tabled a draft, which failed by four votes to one. That was a pity, he \
said, explaining that the draft would have helped the small ports.

The secretariat had written to all members and some had chosen to answer, he said, adding that he expected the rest \
soon.
"""

UNION = """Strike to go ahead

Talks between a bus union and its employer have broken down.

KMD Union members picket outside Ostby Depot on Monday.

Each side blamed the other for the dispute, with the union saying no offer had been made in the talks and Velmont \
retorting that its letters were left unread.

Skip advert

The firm has warned that few routes will be served on Friday.

KMD secretary Ruth Aldane said: “Velmont Buses South has left us no way out of this.

“The blame lies wholly with its board, which has thrown out a plan we all could live with.

Skip advert

Skip advert

“It is that scorn for the safety of riders which makes us walk out.”
"""

RELEASE = """Growers mourn the weir

"This is a bad day for the valley and for everyone who lives off it. The charge that we waste water is absurd, says \
Ruth Aldane, head of the Growers' League.

"What hurts most is that nobody asked us before the gates were shut."
"""


@pytest.mark.parametrize(
    ("text", "quote", "holder"),
    [
        (PRESS_CONFERENCE, "The quota could be shared out among regional States", "Marek Olvander"),
        (PRESS_CONFERENCE, "the draft would have helped the small ports", "Marek Olvander"),
        (PRESS_CONFERENCE, "The secretariat had written to all members", "Marek Olvander"),
        (PRESS_CONFERENCE, "he expected the rest soon", "Marek Olvander"),
        (UNION, "no offer had been made in the talks", "KMD"),
        (UNION, "its letters were left unread", "Velmont Buses South"),
        (UNION, "few routes will be served on Friday", "Velmont Buses South"),
        (UNION, "has thrown out a plan we all could live with", "Ruth Aldane"),
        (UNION, "that scorn for the safety of riders which makes us walk out", "Ruth Aldane"),
        (
            "Anna Holm was away. Asked about Piet Aarts, Jan Kos's campaign said he thinks the sluice leaks at night.",
            "the sluice leaks at night",
            "Jan Kos",
        ),
        (RELEASE, "This is a bad day for the valley", "Ruth Aldane"),
        (RELEASE, "The charge that we waste water is absurd", "Ruth Aldane"),
        (RELEASE, "What hurts most is that nobody asked us", "Ruth Aldane"),
    ],
)
def test_who_speaks_is_found(text: str, quote: str, holder: str) -> None:
    assert told_of(text, quote, holder).check in FOUND


@pytest.mark.parametrize(
    ("text", "quote", "holder"),
    [
        (UNION, "its letters were left unread", "KMD"),
        (UNION, "no offer had been made in the talks", "Velmont"),
    ],
)
def test_nobody_else_speaks(text: str, quote: str, holder: str) -> None:
    assert told_of(text, quote, holder).check not in FOUND


def test_a_line_that_stands_once_ends_a_quotation_that_lost_its_mark() -> None:
    text = (
        "Ruth Aldane said: “The weir is old and the gates leak.\n\nOther news\n\n“It will hold.” So ran a leaflet that "
        "was found in the street, and nobody knew whose it was or who had paid for it.\n"
    )
    assert told_of(text, "It will hold", "Ruth Aldane").check not in FOUND


def test_looking_for_marks_and_lines_is_linear() -> None:
    lines = "“It is late.\n\nAdvert\n\nAdvert\n\n“He said, says Anna\n\n" * 8_000
    assert told_of(lines[:140_000] + "\n\nIt rained.", "It rained", "Anna").check is not None

"""Paragraphs under numbers, which are whose who opens them, and what a release adds about its issuer."""

from __future__ import annotations

import pytest

from summarizer.models.quote import SpeakerCheck
from tests.attribution.helpers import told_of

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)

RECORD = """Committee on Tidal Works

Summary record of the 41st meeting

1.The Chairperson opened the meeting at noon.

2.Ms. Aldane (Norland) said that the draft had come too late for her office. Members could still send in notes. As to \
the map, the Registry regularly updated the harbour page on its site and a new sheet would be out soon. The older \
soundings marked in the annex had been left out.

3.Mr. Ostby said that the map was wanted in print. Only one copy had been sent to the pilots.
"""

PLEADING = """Report of the Panel on Herring Nets

(iii) Practice

4.12  The Norland Federation further refers to the vote of its neighbour in the Net Size case. By that vote, the \
Council of Tarn

"firmly backs the ban on fine nets which was set by the ministry unless the fleet comes to terms in the spring",21

although it was plain that nobody had been heard by the ministry. That vote was taken weeks after the treaty and is a \
clear sign of how it was read.

4.13 The Tarn Republic replies that no net was ever banned in the Net Size case. Any plea on that case thus has no \
bearing on this one.
"""

RELEASE = """CALL FOR TALKS AS PORT STRIKE LOOMS

The KMD today accepted an offer by Halden Ports to meet on Friday.

Ruth Aldane, Halden Ports works manager, said: "It is good that the KMD will meet us but we call on it to think again."

Notes to editors:

- It is clear that this dispute is not about the rota – we have shown that there is no ground for the charge.

- We have always held that pilots need their rest.

About Halden Ports

We run the piers and sluices of the bay.
"""


@pytest.mark.parametrize(
    ("text", "quote", "holder"),
    [
        (RECORD, "The older soundings marked in the annex had been left out", "Ms. Aldane"),
        (RECORD, "The older soundings marked in the annex had been left out", "Aldane"),
        (RECORD, "Only one copy had been sent to the pilots", "Ostby"),
        (PLEADING, "firmly backs the ban on fine nets", "Council of Tarn"),
        (PLEADING, "it was plain that nobody had been heard", "Norland Federation"),
        (PLEADING, "is a clear sign of how it was read", "Norland Federation"),
        (PLEADING, "Any plea on that case thus has no bearing on this one", "Tarn Republic"),
        (RELEASE, "this dispute is not about the rota", "Halden Ports"),
        (RELEASE, "pilots need their rest", "Halden Ports"),
        (
            "Jan Kos: Loud Talk Appeals to ‘Worst Fears Of Our Town’\n\nThe mayor said more on Monday.\n\nIt rained.",
            "Loud Talk Appeals to ‘Worst Fears Of Our Town’",
            "Jan Kos",
        ),
    ],
)
def test_who_speaks_is_found(text: str, quote: str, holder: str) -> None:
    assert told_of(text, quote, holder).check in FOUND


@pytest.mark.parametrize(
    ("text", "quote", "holder"),
    [
        (RECORD, "Only one copy had been sent to the pilots", "Aldane"),
        (PLEADING, "firmly backs the ban on fine nets", "Norland Federation"),
        (PLEADING, "Any plea on that case thus has no bearing on this one", "Norland Federation"),
        (RELEASE, "pilots need their rest", "KMD"),
        (RELEASE, "pilots need their rest", "Ruth Aldane"),
        (RELEASE, "The KMD today accepted an offer by Halden Ports", "Ruth Aldane"),
    ],
)
def test_nobody_else_speaks(text: str, quote: str, holder: str) -> None:
    assert told_of(text, quote, holder).check not in FOUND


def test_points_of_a_message_are_its_senders() -> None:
    text = (
        "Cablegram 41 from Ost\n\n1. Holm said that the port was shut.\n\n2. Kos replied that it was open.\n\n"
        "3. Three ships lay off the bar. The pilots had gone home.\n"
    )
    assert told_of(text, "The pilots had gone home", "Kos").check not in FOUND

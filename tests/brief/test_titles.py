"""A title ends where a reader would end it."""

from __future__ import annotations

import pytest

from summarizer.brief.shortened import short_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "On Governor Marla Q. Ostrander and the Call with the Prime Minister of Vendoria in Spring Port Town",
            "On Governor Marla Q. Ostrander and the Call with the Prime …",
        ),
        (
            "Readout of Governor Piet R. Holm, Jr. Call with Prime Minister Ana Dahl of Vendoria",
            "Governor Piet R. Holm, Jr. Call with Prime Minister Ana Dahl of Vendoria",
        ),
        (
            "Ministers of both states meet in St. Ansgar for talks on tolls, ports and ferries",
            "Ministers of both states meet in St. Ansgar for talks on tolls",
        ),
        (
            "Vendoria opens its northern ports. What the other states on the lake have to say of it",
            "Vendoria opens its northern ports",
        ),
        ("Statement by Piet R. Holm, Jr.", "Statement by Piet R. Holm, Jr."),
        (
            "Minister on the report: ‘We have never sought to drag, or slow, the talks on the canal’",
            "Minister on the report",
        ),
        ("– Ports will open. –", "Ports will open"),
    ],
)
def test_a_title_breaks_at_marks_and_not_at_the_stop_of_an_initial(text: str, title: str) -> None:
    assert short_title(text) == title

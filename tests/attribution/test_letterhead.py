"""Persons and bodies that issue a document, as its letterhead and its foot name them."""

from __future__ import annotations

import pytest

from summarizer.attribution.letterhead import issuing_body, persons_in_heading

HEADINGS = [
    (
        (
            "JOINT MEDIA RELEASE | The Hon Anna Holm MP | Minister for Fisheries | The Hon Jan Kos MP | "
            "Minister for Ports"
            " | Dredging to begin"
        ),
        ("Anna Holm", "Jan Kos"),
    ),
    (
        "SENATOR MARA LUND | MINISTER FOR WATER | TOM REY MP | MEMBER FOR EASTPORT | FLOOD WALL OPENS",
        ("Mara Lund", "Tom Rey"),
    ),
    ("MINISTER FOR FOREIGN AFFAIRS ALEXANDER LUND | FA14 2 May 2031", ("Alexander Lund",)),
    (
        "Anna Holm MP, Minister for Ports and Jan Kos MP, Minister for Water",
        ("Anna Holm", "Jan Kos"),
    ),
    (
        "Joint media release with the Hon. Scott Rey MP, Minister for Trade and Ports and the Hon. Rim Pato",
        ("Scott Rey", "Rim Pato"),
    ),
    ("Norland and Karsenia sign accord | Port Anse Council | Media Contact", ()),
    ("Statement by the Prime Minister | Ports Policy", ()),
    ("MEDIA RELEASE | FIONA LUND CAUGHT OUT - AGAIN", ()),
]


@pytest.mark.parametrize(("heading", "names"), HEADINGS, ids=[h[:40] for h, _ in HEADINGS])
def test_persons_stand_beside_an_office_or_behind_a_title(
    heading: str, names: tuple[str, ...]
) -> None:
    assert persons_in_heading(heading) == names


def test_a_foot_says_which_body_authorises() -> None:
    foot = (
        "The dam holds.\n\nAuthorised by G. Wright, Harbour Labour Party, 5 Quay Street, Port Anse"
    )
    assert issuing_body(foot) == "Harbour Labour Party"
    assert issuing_body("The dam holds.\n\nAuthorised by G. Wright") is None
    assert (
        issuing_body("The plan was authorised by the council in May." + " It rained." * 80) is None
    )

"""Sources that a headline, a colon, an abbreviation or a plural verb hides."""

from __future__ import annotations

import pytest

from summarizer.models.document import SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.text.prepare import prepare

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)
WORDS = "the sluice leaks at night"


def told(text: str, words: str, holder: str) -> SpeakerCheck:
    start = text.index(words)
    index = SpeakerIndex(prepare(SourceDocument(source="x", text=text)))
    return index.check((start, start + len(words)), holder)


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Engineers: the sluice leaks at night.\n\nThe port was shut on Monday.\n\nIt rained.", "engineers"),
        ("Piet Aarts continued:\n\n“I tell you the sluice leaks at night.”\n\nNobody answered.", "Piet Aarts"),
        ("Piet Aarts wrote:\n\nMark my words, the sluice leaks at night.\n\nNobody answered.", "Piet Aarts"),
        ("As Piet Aarts put it in a letter in May, the sluice leaks at night.", "Piet Aarts"),
        ("Part of the trouble is that the sluice leaks at night, say engineers of the port.", "engineers"),
        ("Marta Lund, 54, of Ashton, Md., who saw the flood, said the sluice leaks at night.", "Marta Lund"),
        ("“I swear the sluice leaks at night,” said Del. Marta Lund of Northport.", "Marta Lund"),
        ("Marta Lund's family said the sluice leaks at night.", "Marta Lund's family"),
        ("The General Assembly said the sluice leaks at night.", "General Assembly"),
        ("A letter from Marta Lund, meanwhile, warns that the sluice leaks at night.", "letter from Marta Lund"),
        ("A note sent out by Piet Aarts on Tuesday warned that the sluice leaks at night.", "note"),
        ("The men seen by Piet Aarts said the sluice leaks at night.", "men"),
        ("In the debate in Plenary Session Norway said the sluice leaks at night.", "Norway"),
        ("PAPUA NEW GUINEA and NEW ZEALAND said the sluice leaks at night.", "New Zealand"),
        ("PAPUA NEW GUINEA, supported by PERU, said the sluice leaks at night.", "Papua New Guinea"),
        ("Answering Piet Aarts, Marta Lund said the sluice leaks at night.", "Marta Lund"),
        ("Piet R. Aarts, Jr. said the sluice leaks at night.", "Piet R. Aarts, Jr."),
        ("Marta Lund went on to say that the sluice leaks at night.", "Marta Lund"),
        ("Marta Lund’s claim that the sluice leaks at night was mocked.", "Marta Lund’s"),
    ],
)  # fmt: skip
def test_sources_are_found(text: str, holder: str) -> None:
    assert told(text, WORDS, holder) in FOUND


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The men seen by Piet Aarts said the sluice leaks at night.", "Piet Aarts"),
        ("A list:\n\nThe sluice of Ashton. Look, the sluice leaks at night.", "list"),
        (
            "Piet Aarts continued:\n\n“I see.”\n\nIn the village the sluice leaks at night.",
            "Piet Aarts",
        ),
    ],
)
def test_others_are_not(text: str, holder: str) -> None:
    assert told(text, WORDS, holder) not in FOUND

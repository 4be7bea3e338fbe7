"""How a statement says that something is said."""

from __future__ import annotations

import pytest

from summarizer.brief.borne_out.said_how import said_otherwise, tells_otherwise


@pytest.mark.parametrize(
    ("statement", "sentence", "otherwise"),
    [
        ("Dahl promised that the lock opens.", "Dahl said that the lock opens.", True),
        ("Dahl admitted that the lock leaks.", "Dahl said that the lock leaks.", True),
        ("Dahl regretted that the lock closed.", "Dahl noted that the lock closed.", True),
        ("Dahl stressed that the lock opens.", "Dahl said that the lock opens.", False),
        ("Dahl promised that the lock will open.", "“We will open the lock,” Dahl said.", False),
        ("Dahl demanded that the lock open.", "“The lock must open,” Dahl said.", False),
        ("Dahl warned that crews may drown.", "Dahl spoke of the danger to crews.", False),
        ("Dahl admitted that the lock leaks.", "Dahl made an admission: the lock leaks.", True),
        ("Dahl doubted that the lock is safe.", "Dahl opposed the lock as unsafe.", True),
        ("Dahl knows that the lock leaks.", "Dahl fears that the lock leaks.", True),
        ("Dahl conceded that the lock leaks.", "Dahl acknowledged that the lock leaks.", False),
    ],
)
def test_promises_and_admissions_have_to_stand_there(
    statement: str, sentence: str, otherwise: bool
) -> None:
    assert said_otherwise(statement, sentence) is otherwise


def test_a_plain_verb_tells_no_attitude_towards_a_thing() -> None:
    assert tells_otherwise(["noted"], ["welcomed"], that=False)
    assert not tells_otherwise(["noted"], ["welcomed"], that=True)
    assert not tells_otherwise(["stressed"], ["underlined"], that=False)
    assert not tells_otherwise(["bridge"], ["welcomed"], that=False)

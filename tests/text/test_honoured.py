"""Labels of a title and a name in capitals with the letters of an honour behind, where others have a colon."""

from __future__ import annotations

from summarizer.text.turns import speaker_turns

SITTING = (
    "MADAM CHAIR: Are there speakers to the amendment?\n\n"
    "HON. T. MOOR: Madam Chair, I shall be brief. The quay is ours.\n\n"
    "MADAM CHAIR: I call upon the Leader of the House.\n\n"
    "{label} Madam Chair, the Honourable Member spoke of a quay and meant a pier.\n\n"
    "MADAM CHAIR: Thank you, Honourable Member.\n"
)


def speakers(label: str) -> list[str]:
    return [turn.speaker for turn in speaker_turns(SITTING.format(label=label))]


def test_letters_of_an_honour_end_a_label() -> None:
    assert speakers("SIR A.B. KOS, K.B.E.")[3] == "SIR A.B. KOS"
    assert speakers("DR I. KOS, M.P., O.B.E.:")[3] == "DR I. KOS"


def test_a_name_without_a_title_is_no_label_by_them() -> None:
    assert speakers("NORTHPORT PIER, K.B.E.")[3] == "MADAM CHAIR"

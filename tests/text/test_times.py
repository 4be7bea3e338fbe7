"""Time codes at the beginnings of lines: taken out where they count up, left where they go back."""

from __future__ import annotations

from summarizer.text.apparatus import without_apparatus

UP = "[00:05] We begin.\n[00:09] The port opens.\n[00:14] Thank you."
BACK = "[00:14] We begin.\n[00:09] The port opens.\n[00:05] Thank you."


def test_time_codes_that_count_up_are_nobodys_words() -> None:
    plain = without_apparatus(UP)
    assert plain is not None
    assert plain.text == "We begin.\nThe port opens.\nThank you."


def test_times_that_go_back_are_no_time_codes() -> None:
    plain = without_apparatus(BACK)
    assert plain is None or "[00:09]" in plain.text

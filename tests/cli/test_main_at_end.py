"""What the command leaves at its end goes with the process: nothing is searched for circles of values."""

from __future__ import annotations

import subprocess
import sys

_LEFT = """
class Circle:
    def __init__(self) -> None:
        self.own = self

    def __del__(self) -> None:
        print("searched")

{before}
Circle()
print("ended")
"""


def _printed(before: str) -> list[str]:
    code = _LEFT.format(before=before)
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return done.stdout.split()


def test_what_is_left_at_the_end_is_not_searched() -> None:
    assert _printed("") == ["ended", "searched"]
    rarely = "from summarizer.cli.main import collect_rarely; collect_rarely()"
    assert _printed(rarely) == ["ended"]

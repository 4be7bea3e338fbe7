from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from summarizer.cli.main import main

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


Command = Callable[..., Ended]


def _exit_code() -> int:
    try:
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Command:
    """Run the command line as a user does, in ``tmp_path``, without keys and with nothing but what is given."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.endswith("_API_KEY") or name.startswith("SUMMARIZER_"):
            monkeypatch.delenv(name)
    # What is kept for later runs would be kept for those of whoever runs the tests.
    monkeypatch.setenv("SUMMARIZER_CACHE", "0")

    def run(*words: str | Path, stdin: bytes = b"", **environment: str) -> Ended:
        with monkeypatch.context() as patched:
            patched.setattr(sys, "argv", ["summarizer", *map(str, words)])
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            patched.setattr(sys, "path", sys.path.copy())
            patched.delitem(sys.modules, "mine", raising=False)
            for name, value in environment.items():
                patched.setenv(name, value)
            code = _exit_code()
        captured = capsysbinary.readouterr()
        return Ended(code, captured.out.decode(), captured.err.decode())

    return run

"""One target for some seconds, in a process of its own: what ends it ends nothing else."""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from fuzz import corpus

#: Processor seconds after which one input counts as a hang.
SLOW = 10.0
LONGEST = 4_096


@dataclass
class Tally:
    """What came of a target. ``failures`` holds one input for every place that raised."""

    folder: Path
    runs: int = 0
    failures: dict[str, str] = field(default_factory=dict[str, str])

    def run(self, target: Callable[[bytes], None], data: bytes) -> None:
        """Run a target once, and keep the input where it breaks a promise."""
        self.runs += 1
        started = time.process_time()
        try:
            target(data)
        except (Exception, MemoryError) as error:  # noqa: BLE001 - each of them is a finding
            frames = traceback.extract_tb(error.__traceback__)
            place = next((f for f in reversed(frames) if "summarizer" in f.filename), frames[-1])
            self._found(
                f"{type(error).__name__} {Path(place.filename).name}:{place.lineno}",
                data,
                str(error),
            )
        if (taken := time.process_time() - started) > SLOW:
            self._found("slow", data, f"{taken:.1f} s")
        if self.runs % 64 == 0:
            self.write()

    def _found(self, what: str, data: bytes, message: str) -> None:
        if what not in self.failures:
            name = hashlib.sha256(data).hexdigest()[:16]
            (self.folder / f"failure-{name}").write_bytes(data)
            self.failures[what] = f"{message[:200]} (failure-{name})"
            self.write()

    def write(self) -> None:
        """Leave the counts where the driver finds them, whatever happens to this process."""
        value = {"runs": self.runs, "failures": self.failures}
        (self.folder / "tally.json").write_text(json.dumps(value))


def main() -> None:
    """Run one target."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("target")
    arguments.add_argument("--seconds", type=float, required=True)
    arguments.add_argument("--folder", type=Path, required=True)
    given = arguments.parse_args()
    sys.setrecursionlimit(1_000)
    tally = Tally(given.folder)
    try:
        import atheris
    except ImportError:
        target = _target(given.target)
        _mutated(target, tally, corpus.inputs(given.target), given.seconds)
    else:
        with atheris.instrument_imports(include=["summarizer"]):
            target = _target(given.target)
        options = [f"-max_total_time={int(given.seconds)}", f"-max_len={LONGEST}", "-timeout=120"]
        options += ["-rss_limit_mb=3000", "-verbosity=0", f"-artifact_prefix={given.folder}/ended-"]
        atheris.Setup(
            [sys.argv[0], *options, str(given.folder / "corpus")],
            lambda data: tally.run(target, data),
        )
        tally.write()
        atheris.Fuzz()


def _target(name: str) -> Callable[[bytes], None]:
    from fuzz.targets import TARGETS

    return TARGETS[name]


def _mutated(
    target: Callable[[bytes], None], tally: Tally, inputs: list[bytes], seconds: float
) -> None:
    """Without atheris: the inputs, changed blindly."""
    chance = random.Random(0)
    until = time.monotonic() + seconds
    for data in inputs:
        tally.run(target, data)
    while time.monotonic() < until:
        tally.run(target, mutated(chance, chance.choice(inputs or [b""]), inputs))
    tally.write()


def mutated(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """Return some bytes with a few of them replaced, left out, repeated, or taken from another input."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randint(0, len(data))
        to = min(len(data), at + chance.randint(0, 16))
        new = chance.choice(
            (b"", data[at:to] * 2, chance.randbytes(chance.randint(1, 4)), _piece(chance, others))
        )
        data = data[:at] + new + data[to:]
    return data[:LONGEST]


def _piece(chance: random.Random, others: list[bytes]) -> bytes:
    other = chance.choice(others or [b""])
    at = chance.randint(0, len(other))
    return other[at : at + chance.randint(1, 64)]


if __name__ == "__main__":
    main()

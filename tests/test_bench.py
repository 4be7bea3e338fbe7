"""What `make bench` calls slower, and what it records."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from benchmarks import batch, bench
from summarizer.engines.asking import ask_shape
from summarizer.models.summary import Summary


@pytest.mark.parametrize(
    ("ratio", "recorded", "slower"),
    [
        (1.0, 1.0, False),
        (1.33, 1.0, False),
        (1.34, 1.0, True),
        (0.2, 3.0, False),
        (9.0, None, False),
    ],
)
def test_a_third_more_than_recorded_is_slower(
    ratio: float, recorded: float | None, slower: bool
) -> None:
    assert bench.is_slower(ratio, recorded) is slower


def test_recording_some_ratios_keeps_the_others(tmp_path: Path) -> None:
    path = tmp_path / "ratios.json"
    assert bench.read_ratios(path) == {}
    bench.write_ratios({"a": 1.23456, "b": 2.0}, path)
    bench.write_ratios({"b": 3.0}, path)
    assert bench.read_ratios(path) == {"a": 1.235, "b": 3.0}


def test_every_comparison_is_recorded() -> None:
    assert set(bench.read_ratios()) == set(bench.COMPARISONS)


def test_the_median_of_the_rounds_counts() -> None:
    pairs = iter([(2.0, 1.0), (9.0, 1.0), (6.0, 2.0)])
    assert bench.ratio_of(lambda _: next(pairs), 3) == 3.0


def test_a_slower_comparison_is_measured_again_and_ends_with_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    times = iter([(4.0, 1.0), (3.0, 1.0)])
    monkeypatch.setattr(bench, "COMPARISONS", {"slow": lambda _: next(times)})
    monkeypatch.setattr(bench, "read_ratios", lambda: {"slow": 1.0})
    monkeypatch.setattr("sys.argv", ["bench", "--rounds", "1"])
    with pytest.raises(SystemExit, match="slow") as ended:
        bench.main()
    assert ended.value.code not in (0, None)
    assert "| slow | 1.00 | 3.00 **slower** |" in capsys.readouterr().out


def test_prose_is_of_the_length_asked_for_and_always_the_same() -> None:
    assert len(bench.prose(5_000)) == 5_000
    assert bench.prose(5_000) == bench.prose(5_000) != bench.prose(5_000, seed=2)


def test_the_batch_benchmark_s_answer_has_every_field_that_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Instructor's loop asks again, four times a document, where one is missing.
    shape = ask_shape(Summary)
    monkeypatch.setattr("summarizer.engines.asking._UNDEMANDED", {})
    shape.model_validate(batch.ANSWER)
    with pytest.raises(ValidationError):
        shape.model_validate({name: x for name, x in batch.ANSWER.items() if name != "facts"})

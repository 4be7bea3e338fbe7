"""Many documents through an endpoint: throughput, faults, kills, memory, money. Starts its own loopback server.

::

    python -m benchmarks.batch throughput [--documents 2000] [--rounds 3]
    python -m benchmarks.batch at_once [--documents 200]
    python -m benchmarks.batch faults [--documents 500]
    python -m benchmarks.batch kill [--times 10]
    python -m benchmarks.batch memory [--documents 100000]
    python -m benchmarks.batch dry_run [--documents 10000]
    python -m benchmarks.batch budget
    python -m benchmarks.batch readouts FOLDER

``throughput`` runs a loop over the SDK's asynchronous client, one over instructor's (64 at once, the same prompt, the
same schema; nothing is verified or stored) and this project's batch in turn, each in a process of its own, and gives
ratios: figures of one run on one
machine can be compared with each other, not with those of another day.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Coroutine, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

if __name__ == "__main__" and __package__ is None:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

HARD_FAULTS = "0.15,0.05,0.025,0.025"
THREADS = 64
QUOTED = "We will not accept a tariff of 12 percent"
#: What the endpoint answers: a conversation, two positions and a dispute, with copied words to be verified.
ANSWER: dict[str, Any] = {
    "overview": "Two ministers spoke by telephone about a tariff.",
    "title": None,
    "voice": [],
    "conversations": [
        {
            "participants": [
                {"name": "Mira Toll", "role": "Foreign Minister", "affiliation": "Arland"},
                {"name": "Otto Reyn", "role": "Foreign Minister", "affiliation": "Belmark"},
            ],
            "date": None,
            "date_text": None,
            "medium": "phone",
            "initiated_by": None,
            "topics": ["the tariff"],
            "outcomes": [],
            "quotes": [{"sentences": [1], "words": "spoke by telephone"}],
        }
    ],
    "positions": [
        {
            "holder": "Mira Toll",
            "holders": [],
            "addressee": None,
            "on_behalf_of": "Arland",
            "topic": "the tariff",
            "stance": "opposes",
            "statement": "Arland does not accept the tariff.",
            "attribution": [],
            "quotes": [{"sentences": [2], "words": QUOTED}],
        },
        {
            "holder": "Otto Reyn",
            "holders": [],
            "addressee": None,
            "on_behalf_of": "Belmark",
            "topic": "the talks",
            "stance": "affirms",
            "statement": "The talks go on.",
            "attribution": [],
            "quotes": [{"sentences": [3], "words": "the talks would go on in March"}],
        },
    ],
    "disputed_claims": [],
    "facts": [],
}


def document(number: int) -> str:
    """Return the text of a short document; no two are alike."""
    return (
        "The Foreign Minister of Arland, Mira Toll, spoke by telephone with the Foreign Minister of Belmark, "
        f"Otto Reyn.\n\n“{QUOTED},” Toll said. Reyn said that the talks would go on in March. "
        f"Note number {number} of the ministry was sent to the embassies the same evening.\n"
    )


def write_documents(path: Path, count: int) -> Path:
    """Write a JSONL of documents."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            stream.write(json.dumps({"id": f"d{number}", "text": document(number)}) + "\n")
    return path


# -- the endpoint ---------------------------------------------------------------------------------


@contextmanager
def endpoint(faults: str = "0,0,0,0", latency: float = 0.2, seed: int = 1) -> Generator[str]:
    """Run the loopback server; yields its address."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"
        answer.write_text(json.dumps(ANSWER), encoding="utf-8")
        words = [str(answer), f"--latency={latency}", f"--faults={faults}", f"--seed={seed}"]
        with subprocess.Popen(
            [sys.executable, "-m", "benchmarks.batch_server", *words],
            stdout=subprocess.PIPE,
            text=True,
        ) as server:
            assert server.stdout is not None
            try:
                yield f"http://127.0.0.1:{int(server.stdout.readline())}/v1"
            finally:
                server.kill()


def stats(url: str) -> dict[str, int]:
    """Ask the endpoint what it has seen."""
    with urllib.request.urlopen(f"{url}/stats") as answer:  # noqa: S310 - the loopback server
        found: dict[str, int] = json.load(answer)
    return found


# -- what is measured, each in a process of its own ----------------------------------------------


def _asked(line: str) -> list[dict[str, str]]:
    from summarizer.prompting import load_prompt

    return [
        {"role": "system", "content": load_prompt("single").instructions},
        {"role": "user", "content": json.loads(line)["text"]},
    ]


async def _over_all(documents: Path, ask: Callable[[str], Coroutine[Any, Any, Any]]) -> int:
    """Ask about every line, so many at once; returns how many were answered."""
    room = asyncio.Semaphore(THREADS)

    async def one(line: str) -> bool:
        async with room:
            try:
                await ask(line)
            except Exception:  # noqa: BLE001 - whatever it is, the loop has lost the document
                return False
            return True

    with documents.open(encoding="utf-8") as lines:
        return sum(await asyncio.gather(*map(one, lines)))


def bare_sdk(url: str, documents: Path, out: Path) -> dict[str, Any]:
    """Loop over the documents with the SDK's asynchronous client; an answer is a string nobody looks at."""
    import openai

    del out

    async def main() -> int:
        async with openai.AsyncOpenAI(base_url=url, api_key="none") as client:
            return await _over_all(
                documents,
                lambda line: client.chat.completions.create(
                    model="loopback",
                    messages=_asked(line),  # type: ignore[arg-type]
                    max_tokens=6000,
                ),
            )

    return {"done": asyncio.run(main())}


def instructor_loop(url: str, documents: Path, out: Path) -> dict[str, Any]:
    """Loop over the documents with instructor's asynchronous client: nothing is verified or stored."""
    import instructor
    import openai

    from summarizer.engines.asking import ask_shape
    from summarizer.models.summary import Summary

    del out
    shape = ask_shape(Summary)

    async def main() -> int:
        async with openai.AsyncOpenAI(base_url=url, api_key="none") as sdk:
            client = instructor.from_openai(sdk, mode=instructor.Mode.JSON_SCHEMA)
            return await _over_all(
                documents,
                lambda line: client.chat.completions.create(
                    model="loopback",
                    messages=_asked(line),  # type: ignore[arg-type]
                    response_model=shape,
                    max_retries=3,
                    max_tokens=6000,
                ),
            )

    return {"done": asyncio.run(main())}


def all_at_once(url: str, documents: Path, out: Path) -> dict[str, Any]:
    """Ask about all documents at once through the asynchronous API: nothing is stored."""
    from summarizer import Summarizer

    del out
    most_threads = 0

    async def main() -> int:
        nonlocal most_threads
        texts = [json.loads(line)["text"] for line in documents.open(encoding="utf-8")]
        async with Summarizer("loopback", base_url=url) as summarizer:
            tasks = [asyncio.create_task(summarizer.asummarise(text=text)) for text in texts]
            while not all(task.done() for task in tasks):
                most_threads = max(most_threads, threading.active_count())
                await asyncio.sleep(0.05)
            return sum(task.exception() is None for task in tasks)

    return {"done": asyncio.run(main()), "threads": most_threads}


def this_project(url: str, documents: Path, out: Path) -> dict[str, Any]:
    """Run the batch as the command does: read, ask, verify, store, write."""
    from summarizer.batch.run import BatchPolicy
    from summarizer.cli.main import collect_rarely
    from summarizer.client import Summarizer

    collect_rarely()
    with Summarizer("loopback", base_url=url) as session:
        report = session.batch([documents], out, BatchPolicy(concurrency=THREADS))
    return {"done": sum(report.counts.values()) - report.failed, "failed": report.failed}


def scripted(url: str, documents: Path, out: Path) -> dict[str, Any]:
    """Run the batch with the scripted engine: no endpoint at all."""
    from summarizer.batch.run import BatchPolicy
    from summarizer.client import Summarizer

    del url
    with Summarizer("scripted") as session:
        report = session.batch([documents], out, BatchPolicy(concurrency=8))
    return {"done": sum(report.counts.values()) - report.failed, "failed": report.failed}


WORKERS: dict[str, Callable[[str, Path, Path], dict[str, Any]]] = {
    "sdk": bare_sdk,
    "instructor": instructor_loop,
    "at once": all_at_once,
    "summarizer": this_project,
    "scripted": scripted,
}


def work(name: str, url: str, documents: Path, out: Path) -> None:
    """Do one run and print what it took. Start-up and imports are part of it."""
    began = time.monotonic()
    found = WORKERS[name](url, documents, out)
    used = resource.getrusage(resource.RUSAGE_SELF)
    found |= {
        "seconds": round(time.monotonic() - began, 2),
        "cpu": round(used.ru_utime + used.ru_stime, 2),
        "megabytes": used.ru_maxrss // 1024,
    }
    print(json.dumps(found))


def started(name: str, url: str, documents: Path, out: Path) -> list[str]:
    """Return the command that does one run."""
    return [sys.executable, "-m", "benchmarks.batch", "work", name, url, str(documents), str(out)]


def measured(name: str, url: str, documents: Path, out: Path) -> dict[str, Any]:
    """Do one run in a process of its own; returns what it took."""
    ended = subprocess.run(
        started(name, url, documents, out), check=True, capture_output=True, text=True
    )
    found: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return found


# -- the benchmarks -------------------------------------------------------------------------------


def throughput(folder: Path, given: argparse.Namespace) -> None:
    documents = write_documents(folder / "documents.jsonl", given.documents)
    few = write_documents(folder / "few.jsonl", 100)
    rounds: dict[str, list[float]] = {}
    for turn in range(given.rounds):
        for name in ("sdk", "instructor", "summarizer"):
            with endpoint() as url:
                small = measured(name, url, few, folder / f"few-{turn}-{name}")
                found = measured(name, url, documents, folder / f"out-{turn}-{name}")
            rate = found["done"] / found["seconds"]
            marginal = 1000 * (found["cpu"] - small["cpu"]) / (given.documents - 100)
            rounds.setdefault(f"{name} rate", []).append(rate)
            rounds.setdefault(f"{name} cpu", []).append(marginal)
            print(
                f"{name:12} {rate:6.1f} documents/s  {1000 * found['cpu'] / found['done']:.1f} ms CPU a "
                f"document (marginal {marginal:.1f})  {found['megabytes']} MB  {found}"
            )
    for other, what in (("instructor", "rate"), ("sdk", "rate"), ("sdk", "cpu")):
        pairs = zip(rounds[f"summarizer {what}"], rounds[f"{other} {what}"], strict=True)
        ratios = [ours / theirs for ours, theirs in pairs]
        shown = ", ".join(f"{ratio:.2f}" for ratio in ratios)
        print(f"{what}, summarizer / {other}: {shown}; median {statistics.median(ratios):.2f}")


def at_once(folder: Path, given: argparse.Namespace) -> None:
    """Ask about some hundred documents at once: requests in flight, threads, memory."""
    for count in (10, given.documents):
        documents = write_documents(folder / f"{count}.jsonl", count)
        with endpoint(latency=2.0) as url:
            found = measured("at once", url, documents, folder / "out")
            print(f"{count} at once: {found}, in flight {stats(url)['at_once']}")


def faults(folder: Path, given: argparse.Namespace) -> None:
    documents = write_documents(folder / "documents.jsonl", given.documents)
    for name in ("instructor", "summarizer"):
        with endpoint(HARD_FAULTS) as url:
            found = measured(name, url, documents, folder / f"out-{name}")
            print(f"{name:12} lost {given.documents - found['done']}  {found}  {stats(url)}")


def kill(folder: Path, given: argparse.Namespace) -> None:
    """Kill the batch at random moments; in the end nothing may be missing, doubled or paid for twice too often."""
    documents = write_documents(folder / "documents.jsonl", given.documents)
    luck = random.Random(given.seed)
    out = folder / "out"
    with endpoint() as url:
        for turn in range(given.times):
            before = stats(url)
            with subprocess.Popen(
                started("summarizer", url, documents, out), stdout=subprocess.DEVNULL
            ) as process:
                _wait_for(
                    url, before["requests"] + luck.randrange(10, 2 * given.documents // given.times)
                )
                process.send_signal(signal.SIGKILL)
            after = stats(url)
            again = after["again"] - before["again"]
            print(f"kill {turn + 1}: {after['documents']} answered, {again} of them asked again")
        before = stats(url)
        found = measured("summarizer", url, documents, out)
        after = stats(url)
    sources = [
        json.loads(line)["document"]["source"]
        for line in (out / "summaries.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    print(f"last run: {after['again'] - before['again']} asked again; {found}")
    print(
        f"missing {given.documents - len(set(sources))}, stored twice {len(sources) - len(set(sources))}, "
        f"in order {sources == [f'd{n}' for n in range(given.documents)]}, asked again in all {after['again']}, "
        f"at most {THREADS * given.times}"
    )


def _wait_for(url: str, requests: int) -> None:
    while stats(url)["requests"] < requests:
        time.sleep(0.02)


def memory(folder: Path, given: argparse.Namespace) -> None:
    for count in (1_000, given.documents):
        documents = write_documents(folder / f"{count}.jsonl", count)
        print(count, measured("scripted", "-", documents, folder / f"out-{count}"))


def dry_run(folder: Path, given: argparse.Namespace) -> None:
    """Estimate the price of many documents: seconds by the clock, and of the processor with all children."""
    documents = write_documents(folder / "documents.jsonl", given.documents)
    command = [sys.executable, "-m", "summarizer", "batch", str(documents), "--out", "out"]
    variables = {**os.environ, "OPENAI_API_KEY": "none"}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(
        [*command, "--model", "openai:gpt-4o-mini", "--dry-run"],
        check=True,
        env=variables,
        stderr=subprocess.DEVNULL,
    )
    clock, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{clock:.1f} s on the clock, {spent:.1f} s of CPU")


def readouts(folder: Path, given: argparse.Namespace) -> None:
    for name in ("scripted", "summarizer"):
        with endpoint() as url:
            print(name, measured(name, url, given.folder, folder / f"out-{name}"))


def budget(folder: Path, given: argparse.Namespace) -> None:
    """Spend against a budget with faults on, and compare what the endpoint charged."""
    from summarizer.batch.run import BatchPolicy
    from summarizer.client import Summarizer
    from summarizer.engines.base import Profile
    from summarizer.engines.openai import OpenAIEngine
    from summarizer.engines.prices import cost_usd
    from summarizer.errors import BudgetReached
    from summarizer.usage import Usage

    documents = write_documents(folder / "documents.jsonl", given.documents)
    profile = Profile("gpt-4o-mini", "openai", "single", 128_000, 6_000, local=False)

    class Priced(OpenAIEngine):
        """The loopback server, at the price of a hosted model."""

        @property
        def base_url(self) -> str:
            return "https://api.openai.com/v1"

    with endpoint(HARD_FAULTS) as url:
        engine = Priced("gpt-4o-mini", url, "none", profile=profile)
        session = Summarizer(engine)
        policy = BatchPolicy(concurrency=THREADS, budget_usd=given.usd)
        try:
            session.batch([documents], folder / "out", policy)
            ended = "all done"
        except BudgetReached as error:
            ended = str(error)
        seen = stats(url)
    one = cost_usd("gpt-4o-mini", Usage(input=1000, output=200)) or 0.0
    # Truncated and invalid answers are charged like good ones.
    charged = one * (seen["ok"] + seen.get("truncated", 0) + seen.get("invalid", 0))
    print(
        f"budget ${given.usd:.4f}, charged ${charged:.4f} ({charged / given.usd:.0%}); one request ${one:.6f}"
    )
    print(ended, seen)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, documents in (("throughput", 2_000), ("faults", 500), ("kill", 1_000)):
        command = commands.add_parser(name)
        command.add_argument("--documents", type=int, default=documents)
        command.add_argument("--rounds", type=int, default=3)
        command.add_argument("--times", type=int, default=10)
        command.add_argument("--seed", type=int, default=1)
    commands.add_parser("at_once").add_argument("--documents", type=int, default=200)
    commands.add_parser("memory").add_argument("--documents", type=int, default=100_000)
    commands.add_parser("dry_run").add_argument("--documents", type=int, default=10_000)
    paid = commands.add_parser("budget")
    paid.add_argument("--documents", type=int, default=2_000)
    paid.add_argument("--usd", type=float, default=0.1)
    commands.add_parser("readouts").add_argument("folder", type=Path)
    worker = commands.add_parser("work")
    worker.add_argument("name", choices=WORKERS)
    worker.add_argument("url")
    worker.add_argument("documents", type=Path)
    worker.add_argument("out", type=Path)
    given = parser.parse_args()
    # Answers of an earlier run would be found again; here every request is to be sent.
    os.environ["SUMMARIZER_CACHE"] = "0"
    if given.command == "work":
        work(given.name, given.url, given.documents, given.out)
        return
    with tempfile.TemporaryDirectory() as folder:
        globals()[given.command](Path(folder), given)


if __name__ == "__main__":
    main()

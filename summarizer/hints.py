"""The name to install this package by, every hint that tells how, and how a setting is called where it is spoken of.

The import and the command are called ``summarizer``; on the package index that name is another project's, so a hint
that is written by hand would install a stranger's code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

#: The name of the distribution, as ``pyproject.toml`` has it.
DISTRIBUTION = "quote-checked-summarizer"


#: Whether whoever reads a message typed a command, and set options; else it was a program, which set parameters.
_reads_options = False


@contextmanager
def on_command_line() -> Generator[None]:
    """Let messages speak of options, ``--budget``, for as long as a command runs."""
    global _reads_options  # noqa: PLW0603 - one command runs at a time, in whatever threads
    before, _reads_options = _reads_options, True
    try:
        yield
    finally:
        _reads_options = before


def setting(option: str, parameter: str) -> str:
    """Return how a setting is called by whoever reads a message: an option of the command line or a parameter."""
    return option if _reads_options else parameter


def install_hint(extra: str, *options: str) -> str:
    """Return the command that installs this package together with an extra.

    It names the place this package was installed from where that is a folder or file that is still there, since the
    package index need not have this version; else the name alone.
    """
    return " ".join(("pip install", *options, _requirement(extra)))


def extras() -> dict[str, tuple[str, ...]]:
    """Return the extras of this package, each with the distributions it asks for.

    They are those of the installed package's metadata; of a checkout that is not installed, those of its
    ``pyproject.toml``, which the metadata is made from.
    """
    from importlib import metadata

    try:
        listed = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return _extras_of_project()
    found: dict[str, list[str]] = {}
    for requirement in listed:
        _, _, marker = requirement.partition(";")
        if extra := re.search(r"""\bextra\s*==\s*["']([^"']+)""", marker):
            found.setdefault(extra[1], []).append(_name(requirement))
    return {extra: tuple(names) for extra, names in found.items()}


def _extras_of_project() -> dict[str, tuple[str, ...]]:
    project = Path(__file__).resolve().parent.parent / "pyproject.toml"
    if not project.is_file():
        return {}
    told = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    return {extra: tuple(map(_name, listed)) for extra, listed in told.items()}


def _name(requirement: str) -> str:
    """Return the name of the distribution that a requirement asks for (PEP 508)."""
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]


def _requirement(extra: str) -> str:
    url, editable = _origin()
    if url is None:
        return f'"{DISTRIBUTION}[{extra}]"'
    if editable:
        return f'-e "{_path(url)}[{extra}]"'
    return f'"{DISTRIBUTION}[{extra}] @ {url}"'


def _origin() -> tuple[str | None, bool]:
    """Return where the package was installed from (PEP 610), and whether it is run from there."""
    import json
    from importlib import metadata

    try:
        noted = metadata.distribution(DISTRIBUTION).read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return None, False
    origin: dict[str, Any] = json.loads(noted) if noted else {}
    url = str(origin.get("url", ""))
    if urlsplit(url).scheme != "file" or not _path(url).exists():
        return None, False
    return url, bool(origin.get("dir_info", {}).get("editable"))


def _path(url: str) -> Path:
    from urllib.request import url2pathname

    return Path(url2pathname(urlsplit(url).path))

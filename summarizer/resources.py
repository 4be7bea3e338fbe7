"""The only code that knows where ``prompts/``, ``schemas/`` and the word lists are.

In a wheel, ``prompts/`` and ``schemas/`` lie in ``summarizer/_data``. In a checkout they lie beside the
package, at the top level, where people read and edit them.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from summarizer.errors import ResourceMissing

_PACKAGE = Path(__file__).resolve().parent


@cache
def data_root() -> Path:
    """Return the folder that holds ``prompts/`` and ``schemas/``.

    Raises:
        ResourceMissing: neither the installed data nor a checkout was found.
    """
    installed = _PACKAGE / "_data"
    if installed.is_dir():
        return installed
    if (_PACKAGE.parent / "pyproject.toml").is_file():
        return _PACKAGE.parent
    raise ResourceMissing(
        f"No prompts or schemas found: neither {installed} nor a checkout around {_PACKAGE} exists. "
        "Reinstall the package."
    )


def prompt_text(name: str) -> str:
    """Return the text of ``prompts/NAME.md``.

    Raises:
        ResourceMissing: there is no such prompt.
    """
    return _read(data_root() / "prompts" / f"{name}.md")


def schema_folder() -> Path:
    """Return the folder of the published schemas (written to by ``make schemas`` in a checkout)."""
    return data_root() / "schemas"


@cache
def word_list(name: str) -> dict[str, Any]:
    """Return the parsed ``summarizer/words/NAME.toml``; an empty mapping where there is none.

    A language without a list is a normal case: callers say so instead of guessing.
    """
    path = _PACKAGE / "words" / f"{name}.toml"
    if not path.is_file():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))


def word_lists_named(pattern: re.Pattern[str]) -> list[str]:
    """Return the names of the word lists that match a pattern as a whole, sorted."""
    names = (path.stem for path in (_PACKAGE / "words").glob("*.toml"))
    return sorted(name for name in names if pattern.fullmatch(name))


def _read(path: Path) -> str:
    if not path.is_file():
        raise ResourceMissing(
            f"{path.name} was looked for in {path.parent} and is not there. Reinstall the package."
        )
    return path.read_text(encoding="utf-8")

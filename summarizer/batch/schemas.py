"""A user's own schema, named on the command line as ``package.module:Class``.

A folder of documents may come from a stranger and hold Python files of any name. So what is installed is looked for
first, and the working folder only for the schema itself, never for what else the program imports.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from pydantic import BaseModel

from summarizer.errors import SchemaError


def import_schema(name: str) -> type[BaseModel]:
    """Import the Pydantic model ``package.module:Class``; the working folder is searched last.

    Raises:
        SchemaError: it cannot be imported, or is not a Pydantic model.
    """
    module_name, _, class_name = name.partition(":")
    if not module_name or not class_name:
        raise SchemaError(f"--schema {name!r} is not of the form package.module:Class.")
    try:
        module = _imported(module_name)
    except Exception as error:  # a user's module may fail with anything
        raise SchemaError(
            f"--schema {name}: importing {module_name} failed with {type(error).__name__}: {error}"
        ) from error
    found = module
    for part in class_name.split("."):
        found = getattr(found, part, None)
    if found is None:
        raise SchemaError(f"--schema {name}: {module_name} has no {class_name}.")
    if not (isinstance(found, type) and issubclass(found, BaseModel)):
        raise SchemaError(
            f"--schema {name}: {class_name} is not a Pydantic model (a class derived from pydantic.BaseModel)."
        )
    return found


def _imported(module_name: str) -> object:
    here = str(Path.cwd())
    before = list(sys.path)
    installed = [
        place for place in before if place and Path(place).resolve() != Path(here).resolve()
    ]
    # People keep a schema beside their documents.
    sys.path[:] = [*installed, here]
    try:
        return importlib.import_module(module_name)
    finally:
        sys.path[:] = [place for place in before if place in installed]

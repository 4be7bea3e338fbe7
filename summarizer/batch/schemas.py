"""A user's own schema, named on the command line as ``package.module:Class``."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from pydantic import BaseModel

from summarizer.errors import SchemaError


def import_schema(name: str) -> type[BaseModel]:
    """Import the Pydantic model ``package.module:Class``; the working folder is searched first.

    Raises:
        SchemaError: it cannot be imported, or is no Pydantic model.
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
            f"--schema {name}: {class_name} is no Pydantic model (a class derived from pydantic.BaseModel)."
        )
    return found


def _imported(module_name: str) -> object:
    here = str(Path.cwd())
    # As `python -m` does it: people keep a schema beside their documents.
    if here not in sys.path:
        sys.path.insert(0, here)
    return importlib.import_module(module_name)

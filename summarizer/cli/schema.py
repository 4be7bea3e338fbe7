"""``summarizer schema``: the published JSON Schemas, and those of a user's own model."""

from __future__ import annotations

from typing import Annotated

import typer


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME|MODULE:CLASS]",
            help="A published schema, or your own class.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Print a JSON Schema; without a name, list the published ones."""
    from summarizer.cli.render import print_data
    from summarizer.errors import SchemaError
    from summarizer.models.published import NAMES, as_json, json_schema

    if name is None:
        print_data("\n".join(NAMES))
    elif ":" in name:
        from summarizer.batch.schemas import import_schema

        print_data(as_json(import_schema(name).model_json_schema()))
    elif name in NAMES:
        print_data(as_json(json_schema(name)))
    else:
        raise SchemaError(
            f"There is no published schema named {name!r}. There are: {', '.join(NAMES)}."
        )

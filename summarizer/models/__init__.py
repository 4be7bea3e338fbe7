"""Frozen Pydantic values, without input or output. Import from the modules, or from :mod:`summarizer`."""

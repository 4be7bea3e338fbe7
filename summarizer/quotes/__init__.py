"""Quotes checked against their source. Import from the modules, or from :mod:`summarizer`."""

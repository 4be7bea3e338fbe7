"""Batches that a provider works through on its own time."""

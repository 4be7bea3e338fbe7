"""Conversations as lines: who spoke with whom, when, how, on what, and what came of it."""

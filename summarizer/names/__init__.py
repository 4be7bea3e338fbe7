"""Whether two names mean the same person, state or body."""

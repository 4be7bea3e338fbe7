"""Money and pace: what a run may cost, and how fast it may ask."""

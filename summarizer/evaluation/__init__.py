"""How good an engine is on documents annotated by hand: scores, times, tokens and costs, side by side."""

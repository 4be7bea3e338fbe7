"""A note as it is laid out: lines, footnotes, the texts behind them, and what is disputed."""

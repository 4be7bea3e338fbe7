"""Whether a summary's statement stands in its evidence: no more, no less, nothing turned into something else."""

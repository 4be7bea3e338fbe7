"""Which party a line stands under, who its persons are, and who stands where."""

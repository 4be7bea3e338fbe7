"""What sets accounts apart, and what one side claims and another denies, as lines."""

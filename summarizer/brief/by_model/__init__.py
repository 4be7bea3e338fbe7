"""What models are asked about a note: its prose, its last reading, and what of the answers stands."""

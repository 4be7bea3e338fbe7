"""An item of a summary as an English sentence in which its holder is named."""

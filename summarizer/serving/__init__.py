"""What other programs ask of this one: quotes checked, passages found, documents summarised, within named folders."""

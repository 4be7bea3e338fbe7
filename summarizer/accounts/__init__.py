"""Several documents: which report the same event, what agrees, what is in conflict, what one leaves out."""

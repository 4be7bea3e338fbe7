"""Who says, wants or thinks what: worked out once a document."""

"""What is English in telling who says what: phrases, clauses, subjects, contents."""

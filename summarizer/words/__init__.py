"""What words mean: negation, numbers, days, modals, content, scripts. One place answers for all rooms."""

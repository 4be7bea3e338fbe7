"""A person looks through results: the page that asks, the decisions that are kept, and what is made of them."""

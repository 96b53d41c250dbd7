"""Work given to child processes that may die at any moment, without loss to other work."""

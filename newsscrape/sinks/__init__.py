"""Article → bytes: JSON Lines, and the account of a run."""

"""What runs did, for people to read."""

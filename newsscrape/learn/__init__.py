"""What a site's own addresses and pages teach about it."""

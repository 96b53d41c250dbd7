"""Page → Document: decode, tree, claims, blocks."""

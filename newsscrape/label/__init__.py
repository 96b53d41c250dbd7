"""Document → labelled blocks: features, score, context."""

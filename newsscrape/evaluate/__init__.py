"""How right an extractor is: labelled pages in, figures out, and a gate that keeps them from falling silently."""

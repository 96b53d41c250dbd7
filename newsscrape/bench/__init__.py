"""How fast the extraction and whole crawls are, and what they take: ratios, memory, growth with size, hostile pages."""

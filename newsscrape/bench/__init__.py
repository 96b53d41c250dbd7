"""How fast the extraction is and what it takes: ratios beside trafilatura, memory, growth with size, hostile pages."""

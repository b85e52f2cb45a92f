"""Rendered samples on disk, and what happens to them before the network sees them."""

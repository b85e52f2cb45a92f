"""Keel's spine network: bodies, renders, degradation, training, evaluation and export."""

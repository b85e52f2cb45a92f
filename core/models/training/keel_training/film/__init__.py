"""Whole sets as video with exact truth: the sample clip, and films to run the core over."""

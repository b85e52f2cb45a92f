"""Dressed lifters in rooms, drawn with OpenGL, with exact truth."""

"""Figures on people, clothes and rooms unseen in training."""

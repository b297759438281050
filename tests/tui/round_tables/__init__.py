"""Whole round tables told as keys."""

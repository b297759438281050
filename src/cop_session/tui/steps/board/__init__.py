"""The board step: list, composer, step switcher."""

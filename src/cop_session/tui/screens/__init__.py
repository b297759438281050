"""Whole screens: home, the round table, the plan."""

"""The model of a plan: blocks, changes, dates, wording."""

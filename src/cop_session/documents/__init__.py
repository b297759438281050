"""The plan on paper: an outline of the state, and what it looks like as text and in Word."""

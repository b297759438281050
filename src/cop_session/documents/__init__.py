"""The plan on paper: an outline of the state, and its rendering as text and in Word."""

"""The real program, through a pseudo-terminal."""

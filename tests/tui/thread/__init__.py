"""The thread of a pupil on the screen."""

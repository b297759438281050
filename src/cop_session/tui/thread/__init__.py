"""The thread of a pupil: all talks about the pupil in their order."""

"""Help for the facilitator while the talk goes on: sentence starters, hints, questions, the round, the minutes.

Pure: the output follows from the state and the given words; nothing is shown or written down here. It is meant for the
facilitator's eyes, and worded to hurt no participant who reads it.
"""

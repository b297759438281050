"""Help for the facilitator while the talk goes on: sentence starters, hints, questions, the round, the minutes.

Pure: what is said comes from the state and the words at hand, nothing is shown or written down here. It is meant for
the facilitator's eyes, and worded so that nobody at the table would be hurt to read it.
"""

"""The domain of a round table: the events, the state after them, and the rules for the next event.

Pure standard library: no screen, clock, file, database or translation.
"""

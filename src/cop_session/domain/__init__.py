"""The domain of a round table: what can happen, what is so after it, and what may happen next.

Pure standard library: no screen, clock, file, database or translation.
"""

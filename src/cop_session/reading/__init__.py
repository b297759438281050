"""Reading what a facilitator types about who and when, in Dutch and English.

Pure: the day of today, the people and the holidays come in as arguments. What is read is never silently wrong: it
comes with its doubts, or it stays words.
"""

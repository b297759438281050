"""Reading people and dates from a facilitator's typed text, in Dutch and English.

Pure: today's date, the people and the holidays are arguments. A doubtful reading is never returned as certain: it
carries its doubts, or the text stays words.
"""

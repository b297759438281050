"""The six steps of the round table: their display and recording."""

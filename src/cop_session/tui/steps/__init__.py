"""What each of the six steps of the round table shows and writes down."""

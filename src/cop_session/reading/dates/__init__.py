"""Date phrases: days, periods, recurrence."""

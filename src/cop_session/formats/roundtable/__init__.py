"""The round table: from the need of a pupil to a care plan."""

"""What all tests share."""

from hypothesis import settings

# A deadline per example would measure how busy the machine is.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

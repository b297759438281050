"""The home screen and its actions."""

"""The round table screen and its actions."""

"""The key file of a workspace, and conversion to and from an encrypted database."""

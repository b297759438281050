"""Training copies, stop-points and practice branches of a workspace."""

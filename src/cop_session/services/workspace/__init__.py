"""An open workspace, its backups, health check and copy."""

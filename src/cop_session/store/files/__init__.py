"""Files of a workspace beside its database: written whole, locked, found."""

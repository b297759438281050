"""Parts of screens; they know no library and no session."""

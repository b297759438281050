"""An interim evaluation by keys."""

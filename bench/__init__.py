"""What the program costs in time and space; run with `make bench`."""

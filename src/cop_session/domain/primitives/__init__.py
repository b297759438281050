"""Text rules and fast value helpers of the domain."""

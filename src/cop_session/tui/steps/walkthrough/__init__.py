"""The feasibility walkthrough."""

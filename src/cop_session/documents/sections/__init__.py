"""The sections of the plan, one module each: from what was agreed to blocks, nothing else."""

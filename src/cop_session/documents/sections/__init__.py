"""The sections of the plan, one module each: from agreements to blocks, nothing else."""

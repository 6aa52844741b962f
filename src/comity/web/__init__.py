"""Pages in two zones: workbench for members, portal for everybody else."""

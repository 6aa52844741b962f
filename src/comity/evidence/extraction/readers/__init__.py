"""Read one kind of file each; every module has `extraction(job)`, run in a process of its own."""

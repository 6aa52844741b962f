"""Read what a held file says, in a process of its own with limits of time and memory, because the file may be hostile."""

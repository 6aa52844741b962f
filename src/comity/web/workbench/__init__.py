"""Pages for members: the queue, cases, findings."""

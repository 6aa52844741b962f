"""Pages for everybody: reports, and how to check them. This folder is the public surface an auditor reads."""

"""The United Nations Security Council Consolidated List: every person and entity on a list of a Council committee."""

"""A register of public claims about a matter: who is reported to have said what, where and when."""

"""Entities in the FollowTheMoney format, one JSON object a line, from whoever published them."""

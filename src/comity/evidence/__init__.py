"""Bytes as they were received: named by their digest, stored once, never changed, looked over for rot."""

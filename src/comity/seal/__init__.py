"""Seal records so that a stranger can check them: one form of bytes, signatures, the Merkle log, proofs and the bundle."""

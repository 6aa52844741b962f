"""The field's words as types: values without identity, shared by every wing of the house."""

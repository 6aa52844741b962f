"""One base for every refusal: the docstring is the message, `diagnostics()` says what to do next."""

import inspect


class ComityError(Exception):
    """What was asked cannot be done."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or inspect.cleandoc(self.__doc__ or ""))

    def diagnostics(self) -> str:
        """One sentence that tells a person what to do next; empty where the message says it all."""
        return ""


class BadInput(ComityError):
    """The input cannot be used."""


class NotAllowed(ComityError):
    """Your member may not do this."""

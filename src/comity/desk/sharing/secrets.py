"""Keep the secrets of second factors unreadable to whoever reads the database alone."""

import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from comity.vocabulary.errors import ComityError


class FactorKeyLost(ComityError):
    """The key that opens the secrets of second factors is missing or another one."""

    def diagnostics(self) -> str:
        """What to do."""
        return "Restore keys/factors.key from a copy, or give people a way back with `comity invite --back`."


def sealed_away(text: str) -> str:
    """A secret, encrypted under the node's own key."""
    return _box().encrypt(text.encode()).decode("ascii")


def opened(sealed: str) -> str:
    """A secret again; raise FactorKeyLost where the key is another one."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise FactorKeyLost from error


def _box() -> Fernet:
    return Fernet(_key_file().read_bytes())


def _key_file() -> Path:
    """The key's file, made the first time, whole or not at all."""
    file = Path(settings.WORLD.keys) / "factors.key"
    if not file.exists():
        aside = file.with_suffix(f".{os.getpid()}")
        aside.touch(mode=0o600)
        aside.write_bytes(Fernet.generate_key())
        # Of two processes that come at once, the first one's key stays.
        try:
            os.link(aside, file)
        except FileExistsError:
            pass
        finally:
            aside.unlink()
    return file

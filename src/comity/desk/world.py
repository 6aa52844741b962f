"""Know the folder that holds one world: database, exhibits, tables, log, keys, publications."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from comity.evidence.bucket import Bucket
from comity.evidence.store import Store


@dataclass(frozen=True)
class World:
    """One folder with everything a node keeps; nothing is made before `founded()`."""

    home: Path
    exhibits_at: str = ""
    """Address of an S3-compatible store for the exhibits; empty: a folder of the world."""

    @classmethod
    def at(cls, home: str | Path | None = None) -> "World":
        """The world at a folder: the one given, else COMITY_HOME, else the platform's data folder."""
        chosen = home or os.environ.get("COMITY_HOME") or platformdirs.user_data_path("comity")
        return cls(Path(chosen).expanduser().resolve(), os.environ.get("COMITY_EXHIBITS", ""))

    @property
    def database(self) -> Path:
        """The SQLite file, where no other database is named."""
        return self.home / "comity.sqlite3"

    @property
    def exhibits(self) -> Store:
        """Bytes as received, by SHA-256."""
        folder = self.home / "exhibits"
        return Bucket(folder, self.exhibits_at) if self.exhibits_at else Store(folder)

    @property
    def tables(self) -> Path:
        """Observation tables as Parquet, one per exhibit."""
        return self.home / "tables"

    @property
    def log(self) -> Path:
        """The published log: checkpoint and tiles as static files."""
        return self.home / "log"

    @property
    def keys(self) -> Path:
        """Private keys this node holds, readable by its owner alone."""
        return self.home / "keys"

    @property
    def publications(self) -> Path:
        """One folder per publication: report, bundle, anchor."""
        return self.home / "publications"

    @property
    def exists(self) -> bool:
        """Whether a world was founded here."""
        return self.secret_file.exists()

    @property
    def secret_file(self) -> Path:
        """The secret that signs sessions."""
        return self.home / "secret"

    def founded(self) -> "World":
        """Make the folders and the session secret where they are missing."""
        for folder in (self.home, self.home / "exhibits", self.tables, self.log, self.keys, self.publications):
            folder.mkdir(parents=True, exist_ok=True)
        self.keys.chmod(0o700)
        if not self.exists:
            aside = self.secret_file.with_suffix(f".{os.getpid()}")
            aside.touch(mode=0o600)
            aside.write_text(secrets.token_urlsafe(48), encoding="ascii")
            aside.rename(self.secret_file)
        return self

    @property
    def secret(self) -> str:
        """The session secret; a throw-away one before the world is founded."""
        return self.secret_file.read_text(encoding="ascii") if self.exists else secrets.token_urlsafe(48)

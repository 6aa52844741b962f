"""Keep sealed statements, their leaves in the log, the log's tiles and checkpoints, and the record of each run."""

from django.db import models

from comity.desk.sharing.models import Member


class Statement(models.Model):
    """A DSSE-signed in-toto statement about a record, as bytes; its digest is what the log holds."""

    digest = models.CharField(max_length=64, primary_key=True)
    """SHA-256 of the statement's bytes (the envelope's payload), in hexadecimal."""
    type = models.CharField(max_length=40)
    envelope = models.BinaryField()
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        """In the order of recording."""

        ordering = ("recorded_at",)

    def __str__(self) -> str:
        return f"{self.type} {self.digest[:12]}"


class Leaf(models.Model):
    """A statement's place in the log. On PostgreSQL the index is given by the integrator, in the order of commits."""

    statement = models.OneToOneField(Statement, primary_key=True, on_delete=models.PROTECT, related_name="leaf")
    index = models.PositiveBigIntegerField(null=True, unique=True)
    queued = models.BigIntegerField(db_index=True)
    """Order of arrival, for those that wait for their index; nanoseconds since 1970."""
    data = models.BinaryField()
    """The entry the log holds: RFC 8785 of the statement's type and digest."""

    class Meta:
        """By place; those that wait come last."""

        ordering = (models.F("index").asc(nulls_last=True), "queued")

    def __str__(self) -> str:
        return f"#{self.index}" if self.index is not None else "waiting"


class Tile(models.Model):
    """256 hashes of one level of the tree, or the first of them (C2SP tlog-tiles)."""

    level = models.PositiveSmallIntegerField()
    index = models.PositiveBigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        """One row per tile."""

        constraints = (models.UniqueConstraint(fields=("level", "index"), name="one_row_per_tile"),)

    def __str__(self) -> str:
        return f"tile {self.level}/{self.index}"


class Checkpoint(models.Model):
    """The log's size and root at a moment, signed (C2SP tlog-checkpoint)."""

    size = models.PositiveBigIntegerField(unique=True)
    note = models.BinaryField()
    issued_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering = ("-size",)

    def __str__(self) -> str:
        return f"checkpoint of {self.size}"


class Run(models.Model):
    """One run of a detector: code version, digests of inputs, parameters, outcome. Every number in a report leads to one."""

    key = models.CharField(max_length=64, unique=True)
    """Digest of typology, versions, inputs and parameters: the same question has the same key."""
    typology = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    code = models.CharField(max_length=40)
    """Version of this package."""
    inputs = models.JSONField()
    parameters = models.JSONField()
    outcome = models.JSONField()
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField()
    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Newest first."""

        ordering = ("-started_at",)

    def __str__(self) -> str:
        return f"{self.typology} {self.version}, run {self.key[:12]}"

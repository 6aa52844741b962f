"""Seal a record: a signed statement and its leaf, written in the record's own transaction or not at all."""

import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from comity.desk.ledger.log import integrate
from comity.desk.ledger.models import Leaf, Statement
from comity.desk.sharing.keys import node_key
from comity.desk.sharing.models import Seat
from comity.seal import statements
from comity.seal.canonical import canonical
from comity.seal.keys import Signer


def sealed(
    kind: str, *, about: Mapping[str, str], says: Mapping[str, Any], by: Seat, at: datetime, public: bool = False
) -> Statement:
    """Seal what is said about digests (name to SHA-256), or about itself where it is about no file.

    Call it inside the transaction that writes the record: the leaf is committed with the record or not at all. A `public`
    statement will travel with a publication: it names the member, not the person, whom the decision's own record names.
    """
    return kept(kind, _payload(kind, about, says, by=by, at=at, public=public), by=by, at=at)


@transaction.atomic(durable=False)
def sealed_together(
    kind: str, sayings: Sequence[tuple[Mapping[str, str], Mapping[str, Any]]], *, by: Seat, at: datetime
) -> list[Statement]:
    """Seal many statements of one kind, each about its digests, as one batch of leaves: the log grows once for all of them."""
    payloads = [_payload(kind, about, says, by=by, at=at) for about, says in sayings]
    return _kept_together(kind, payloads, by=by, at=at, signers=[node_key()])


@transaction.atomic(durable=False)
def kept(kind: str, payload: bytes, *, by: Seat, at: datetime, cosigner: Signer | None = None) -> Statement:
    """Keep a statement's bytes, signed by this node and by whoever else signs it, with its leaf.

    On SQLite, whose writers queue, the leaf gets its place at once; on PostgreSQL it waits for the integrator, so that writers
    do not wait for one another.
    """
    signers = [node_key(), *([cosigner] if cosigner else [])]
    return _kept_together(kind, [payload], by=by, at=at, signers=signers)[0]


def _payload(
    kind: str, about: Mapping[str, str], says: Mapping[str, Any], *, by: Seat, at: datetime, public: bool = False
) -> bytes:
    """The statement's bytes."""
    subjects = about or {kind: statements.sha256(canonical(says))}
    who = {"member": by.member.code} if public else {"member": by.member.code, "person": by.person}
    return statements.statement(kind, subjects=subjects, predicate={**says, "by": who}, recorded_at=at)


def _kept_together(
    kind: str, payloads: Sequence[bytes], *, by: Seat, at: datetime, signers: Sequence[Signer]
) -> list[Statement]:
    """The statements with their leaves, in this order."""
    rows = [
        Statement(
            digest=statements.sha256(payload),
            type=kind,
            envelope=bytes(statements.sealed(payload, *signers)),
            member=by.member,
            recorded_at=at,
        )
        for payload in payloads
    ]
    Statement.objects.bulk_create(rows, batch_size=200)
    Leaf.objects.bulk_create(
        [Leaf(statement=row, queued=time.time_ns(), data=statements.leaf(kind, row.digest)) for row in rows],
        batch_size=200,
    )
    if rows and connection.vendor == "sqlite":
        integrate()
    return rows

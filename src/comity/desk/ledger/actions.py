"""Seal a record: a signed statement and its leaf, written in the record's own transaction or not at all."""

import time
from collections.abc import Mapping
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
    subjects = about or {kind: statements.sha256(canonical(says))}
    who = {"member": by.member.code} if public else {"member": by.member.code, "person": by.person}
    predicate = {**says, "by": who}
    payload = statements.statement(kind, subjects=subjects, predicate=predicate, recorded_at=at)
    return kept(kind, payload, by=by, at=at)


@transaction.atomic(durable=False)
def kept(kind: str, payload: bytes, *, by: Seat, at: datetime, cosigner: Signer | None = None) -> Statement:
    """Keep a statement's bytes, signed by this node and by whoever else signs it, with its leaf.

    On SQLite, whose writers queue, the leaf gets its place at once; on PostgreSQL it waits for the integrator, so that writers
    do not wait for one another.
    """
    signers = [node_key(), *([cosigner] if cosigner else [])]
    digest = statements.sha256(payload)
    statement = Statement.objects.create(
        digest=digest,
        type=kind,
        envelope=bytes(statements.sealed(payload, *signers)),
        member=by.member,
        recorded_at=at,
    )
    Leaf.objects.create(statement=statement, queued=time.time_ns(), data=statements.leaf(kind, digest))
    if connection.vendor == "sqlite":
        integrate()
    return statement

"""Measure what checking a publication costs, with `cryptography` and in pure Python, against its bare signatures in the same run.

CPU-seconds of this process, median of three; hold the ratios of one run, not the seconds. Each position carries two signatures,
its member's and the node's. Bounds: with `cryptography` at most three times what OpenSSL needs for the signatures alone, in pure
Python at most thirty times. Give a number of findings to measure another bundle: 300 must take at most 1 s and 15 s.
"""

import os
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from comity.seal.archive import unarchived
from comity.seal.dsse import Envelope
from comity.seal.keys import Signer
from comity.verifier import verifier
from comity.vocabulary.stands import Stand

MEMBERS = 9
STANDS = (*[Stand.CONCUR] * 6, Stand.RESERVATION, Stand.DISSENT, Stand.ABSTAIN)
BARE, FAST, PURE = "signatures alone", "cryptography", "pure Python"
BOUNDS = {BARE: 1, FAST: 3, PURE: 30}
PRESS = Path(__file__).parents[1] / "tests" / "verifier" / "press.py"


def printed(findings: int) -> tuple[bytes, bytes]:
    """A bundle of the EXERCISE body and its anchor."""
    press = runpy.run_path(str(PRESS))["Press"](MEMBERS)
    return press.printed(press.parts(findings, STANDS)), press.anchor()


def checking(bundle: bytes, anchor: bytes, *, pure: bool) -> Callable[[], object]:
    """Verifying the whole bundle."""

    def verified() -> None:
        os.environ["PURE"] = "1" if pure else "0"
        if verifier.check(bundle, anchor)["exit"]:
            raise SystemExit("The bundle of the benchmark does not verify.")

    return verified


def signatures(bundle: bytes) -> int:
    """How many signatures the bundle carries, its checkpoints included."""
    envelopes = [data for name, data in unarchived(bundle).items() if name.endswith(".dsse.json")]
    return sum(len(Envelope.parse(data).signatures) for data in envelopes) + 2


def bare(count: int) -> Callable[[], object]:
    """OpenSSL on as many signatures of a message as long as a position."""
    signer, message = Signer.from_seed("EXERCISE", bytes(32)), bytes(500)
    key, signature = Ed25519PublicKey.from_public_bytes(signer.key.public), signer.sign(message)
    return lambda: [key.verify(signature, message) for _ in range(count)]


def taken_s(work: Callable[[], object], times: int = 3) -> float:
    """Median CPU-seconds."""
    taken = []
    for _ in range(times):
        began = process_time()
        work()
        taken.append(process_time() - began)
    return median(taken)


def main(findings: int = 30) -> int:
    """Print the table; 1 when a bound is passed."""
    bundle, anchor = printed(findings)
    count = signatures(bundle)
    works = {BARE: bare(count), FAST: checking(bundle, anchor, pure=False), PURE: checking(bundle, anchor, pure=True)}
    seconds = {name: taken_s(work) for name, work in works.items()}
    ratios = {name: taken / seconds[BARE] for name, taken in seconds.items()}
    print(f"{findings} findings, {MEMBERS} members, {count} signatures, {len(bundle) / 1e6:.1f} MB")
    print("                    CPU s   ms a finding   ratio   bound")
    for name, taken in seconds.items():
        print(f"{name:17} {taken:7.2f} {taken / findings * 1000:14.2f} {ratios[name]:7.1f} {BOUNDS[name]:7}")
    return int(any(ratios[name] > bound for name, bound in BOUNDS.items()))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))

"""Recognise the letters in a picture with Debian's tesseract, where it is installed and was asked for."""

import io
import shutil
import subprocess

from PIL import Image

from comity.evidence.extraction.found import Workshop

PROGRAM = "tesseract"
MISSING = (
    "Letters were not recognised: tesseract is not installed. On Debian: apt install tesseract-ocr and a package for each "
    "language, such as tesseract-ocr-kor; then ingest the file again with --ocr."
)


def recognised(picture: Image.Image, shop: Workshop) -> str:
    """The text in a picture; empty, with a remark, where tesseract is missing or knows the languages not."""
    program = shutil.which(PROGRAM)
    if not program:
        shop.remark(MISSING)
        return ""
    bytes_ = io.BytesIO()
    picture.convert("RGB").save(bytes_, format="PNG")
    command = [program, "stdin", "stdout", "-l", shop.job.ocr]
    done = subprocess.run(command, input=bytes_.getvalue(), capture_output=True, check=False)  # noqa: S603 - found above
    if done.returncode:
        said = " ".join(done.stderr.decode(errors="replace").split())[:300]
        shop.remark(f"Letters were not recognised in {shop.job.ocr}: tesseract says {said!r}.")
        return ""
    shop.remark(
        f"Letters were recognised by machine ({_version(program)}, {shop.job.ocr}): check them against the picture."
    )
    return done.stdout.decode(errors="replace")


def _version(program: str) -> str:
    told = subprocess.run([program, "--version"], capture_output=True, check=False, text=True)  # noqa: S603 - found above
    return (told.stdout or told.stderr).partition("\n")[0]

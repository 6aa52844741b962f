"""Read what an image says about itself, and make a clean copy that says nothing but its picture."""

import io
import warnings
from importlib.metadata import version

from PIL import ExifTags, Image, ImageOps

from comity.evidence.extraction.found import Extraction, Job, Workshop
from comity.evidence.extraction.kinds import kind_at
from comity.evidence.extraction.readers import letters
from comity.evidence.places import Place

TOOL = f"Pillow {version('pillow')}"
OF_THE_FORMAT = frozenset(
    {
        "jfif",
        "jfif_version",
        "jfif_density",
        "jfif_unit",
        "progressive",
        "progression",
        "gamma",
        "interlace",
        "transparency",
        "background",
        "version",
        "duration",
        "compression",
        "loop",
        "extension",
    }
)
"""What Pillow reports that says how the picture is drawn and nothing of who made it."""
QUALITY = 95
"""Of a clean JPEG; Pillow's manual calls more a waste."""


def extraction(job: Job) -> Extraction:
    """Facts, the letters in it where asked for, and a clean copy where there is something to clean."""
    shop = Workshop(job)
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(shop.path) as image:
            _facts(image, shop)
            image.load()
            _copied(image, shop)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        shop.dangers.append(
            "It is a few bytes that unfold into a picture of more than 89 million points: it is not opened."
        )
    except (OSError, ValueError, SyntaxError) as error:
        shop.remark(f"The picture is damaged ({error}): it is held as it is.")
        return shop.extraction(kind_at(shop.path), TOOL, unread=True)
    return shop.extraction(kind_at(shop.path), TOOL)


def _facts(image: Image.Image, shop: Workshop) -> None:
    shop.tell("format", image.format)
    shop.tell("size", f"{image.width} x {image.height} points")
    exif = image.getexif()
    for tags, names in (
        (exif, ExifTags.TAGS),
        (exif.get_ifd(ExifTags.IFD.Exif), ExifTags.TAGS),
        (exif.get_ifd(ExifTags.IFD.GPSInfo), ExifTags.GPSTAGS),
    ):
        for tag, value in tags.items():
            if not isinstance(value, bytes | dict):
                shop.tell(str(names.get(tag, f"tag {tag}")), value)
    for name, value in image.info.items():
        if name not in OF_THE_FORMAT | {"exif"} and isinstance(value, str | int | float | tuple):
            shop.tell(str(name), value)


def _copied(image: Image.Image, shop: Workshop) -> None:
    """The clean copy, drawn anew the right way up from the points alone, and the picture's letters where asked for."""
    told = set(image.info) - OF_THE_FORMAT - {"dpi"}
    upright = ImageOps.exif_transpose(image)
    if shop.job.ocr:
        shop.write(Place(), letters.recognised(upright, shop))
    if not told and not image.getexif():
        shop.remark("It says nothing about itself beyond its picture: no clean copy is needed.")
        return
    lossy = image.format == "JPEG"
    drawn = upright.convert(
        "RGB" if lossy else "RGBA" if "A" in upright.getbands() or "transparency" in image.info else "RGB"
    )
    clean = Image.frombytes(drawn.mode, drawn.size, drawn.tobytes())
    held = io.BytesIO()
    clean.save(held, format="JPEG" if lossy else "PNG", **({"quality": QUALITY} if lossy else {}))
    name = f"clean.{'jpg' if lossy else 'png'}"
    shop.put(held.getvalue(), filename=name, title=f"Clean copy of {shop.job.name}", how="clean copy", tool=TOOL)

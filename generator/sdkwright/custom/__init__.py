"""Code of one's own in a package: classes of a folder `custom/` take the generated ones' place."""

from sdkwright.custom.fits import replaced, report_faults
from sdkwright.custom.records import (
    FOLDER,
    CustomClass,
    CustomCode,
    CustomMember,
    Section,
)
from sdkwright.custom.scan import files, read_custom

__all__ = [
    "FOLDER",
    "CustomClass",
    "CustomCode",
    "CustomMember",
    "Section",
    "files",
    "read_custom",
    "replaced",
    "report_faults",
]

"""All keys of a configuration, as one table."""

from __future__ import annotations

from typing import Final

from sdkwright.config.keys.api_keys import API_KEYS as _ONE_API
from sdkwright.config.keys.compat_keys import COMPAT_KEYS
from sdkwright.config.keys.package_keys import PACKAGE_KEYS
from sdkwright.config.keys.request_keys import REQUEST_KEYS
from sdkwright.config.shapes import Key, Record, TableOf

API_KEYS: Final = (*_ONE_API, *REQUEST_KEYS, *COMPAT_KEYS)

APIS: Final = Key(
    name="apis",
    shape=TableOf(item=Record(keys=API_KEYS, required=("spec",)), keys="sub-package"),
    meaning="Several APIs in one package, each with the keys of one API.",
    example='[apis.pets]\nspec = "pets.yaml"\n[apis.shops]\nspec = "shops.yaml"',
)

FLAT: Final = Record(keys=(*PACKAGE_KEYS, *API_KEYS), required=("package", "spec"))
"""A configuration with one API, which is the package itself."""

SEVERAL: Final = Record(keys=(*PACKAGE_KEYS, APIS), required=("package",))
"""A configuration with several APIs."""

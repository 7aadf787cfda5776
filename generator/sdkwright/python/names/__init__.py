"""Python identifiers from any text."""

from sdkwright.python.names.names import (
    Claim,
    Scope,
    earlier,
    identifier,
    is_usable,
    module_name,
    reserved,
    settle,
    snake_words,
    with_parent,
)
from sdkwright.python.names.spelling import (
    EARLIER,
    PLAIN,
    Casings,
    Spelling,
    spelling_by,
    spelling_of,
    with_splitting,
)
from sdkwright.python.names.titles import (
    class_of,
    names_more,
    package_of,
    package_of_file,
    package_of_host,
    says_nothing,
)

__all__ = [
    "EARLIER",
    "PLAIN",
    "Casings",
    "Claim",
    "Scope",
    "Spelling",
    "class_of",
    "earlier",
    "identifier",
    "is_usable",
    "module_name",
    "names_more",
    "package_of",
    "package_of_file",
    "package_of_host",
    "reserved",
    "says_nothing",
    "settle",
    "snake_words",
    "spelling_by",
    "spelling_of",
    "with_parent",
    "with_splitting",
]

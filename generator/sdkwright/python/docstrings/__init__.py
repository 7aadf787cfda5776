"""Text of a document as docstrings, Markdown and TOML; those of the core."""

from sdkwright.python.docstrings.compact_core import compact
from sdkwright.python.docstrings.describe import (
    describe_class,
    describe_field,
    layout,
    paragraphs,
    shortened,
)
from sdkwright.python.docstrings.docstrings import (
    WIDTH,
    clean,
    docstring,
    first_sentence,
    hanging,
    introduction,
)
from sdkwright.python.docstrings.examples import example_section, referring
from sdkwright.python.docstrings.markup import (
    code_span,
    html_text,
    markdown,
    toml_string,
)
from sdkwright.python.docstrings.sections import (
    arguments_section,
    errors_section,
    unquoted,
    without_links,
)

__all__ = [
    "WIDTH",
    "arguments_section",
    "clean",
    "code_span",
    "compact",
    "describe_class",
    "describe_field",
    "docstring",
    "errors_section",
    "example_section",
    "first_sentence",
    "hanging",
    "html_text",
    "introduction",
    "layout",
    "markdown",
    "paragraphs",
    "referring",
    "shortened",
    "toml_string",
    "unquoted",
    "without_links",
]

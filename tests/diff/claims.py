"""The rules of oasdiff that we claim to find, and how we call what they are about.

A request's body is flat arguments, a TypedDict or an alias with us, so that one rule has
several names; all of one row say the same about the same side.
"""

from __future__ import annotations

import re
from typing import Final

_GIVEN = "(argument|key|alias|type)"
_READ = "(field|result|alias|stream|error)"

# What a rule's id looks like, and the codes that say the same.
CLAIMS: Final = (
    (r"api(-global)?-security-added", r"security-narrower"),
    (r"api(-global)?-security-removed", r"security-wider"),
    (r"api-security-component-added", r"option-added"),
    (r"api-security-component-removed", r"option-removed"),
    (r"api-(path-)?removed-(with|without|before)-\w+", r"method-removed"),
    (r"endpoint-deprecated(-with-sunset)?", r"method-deprecated"),
    (r"new-optional-request-property", r"(argument|key)-added"),
    (r"new-required-request-property(-with-default)?", r"(argument|key)-added-required"),
    (r"new-optional-request-default-parameter-to-existing-path", r"argument-added"),
    (r"new-required-request-default-parameter-to-existing-path", r"argument-added-required"),
    (r"request-parameter-removed(-\w+-sunset)?", r"argument-removed"),
    (r"request-parameter-deprecated", r"argument-deprecated"),
    (r"request-parameter-default-value-changed", r"argument-default"),
    (r"request-property-deprecated(-with-sunset)?", r"(argument|key)-deprecated"),
    (r"request-property-removed", r"(argument|key|type)-removed"),
    (r"request-property-became-required", r"(argument|key)-required"),
    (r"request-property-became-optional", r"(argument|key)-optional"),
    (r"request-(body|property)-became-nullable", rf"{_GIVEN}-type-wider|argument-added"),
    (r"request-(body|property)-became-not-nullable", rf"{_GIVEN}-type|argument-removed"),
    (r"request-(body|parameter|property|header-property)-became-enum", rf"{_GIVEN}-type"),
    (r"request-parameter-(property-)?enum-value-added", rf"{_GIVEN}-type-wider"),
    (r"request-parameter-(property-)?enum-value-removed", rf"{_GIVEN}-type"),
    (r"request-property-x-extensible-enum-value-removed", rf"{_GIVEN}-type"),
    (r"request-parameter-property-type-generalized", rf"{_GIVEN}-type-wider"),
    (r"request-parameter-property-type-specialized", rf"{_GIVEN}-type"),
    (r"request-(body|property)-(any|one)-of-added", rf"{_GIVEN}-(type-wider|added)"),
    (r"request-(body|property)-(any|one)-of-removed", rf"{_GIVEN}-(type|removed)"),
    (r"request-\w+-(exclusive-)?(max|min)(-length|-items)?-set", rf"{_GIVEN}-limits-narrower"),
    (r"request-(body|parameter|property)-(exclusive-)?max(-length|-items)?-decreased",
     rf"{_GIVEN}-limits-narrower"),
    (r"request-(body|parameter|property)-(exclusive-)?min(-length|-items)?-increased",
     rf"{_GIVEN}-limits-narrower"),
    (r"request-(body|parameter|property)-(exclusive-)?max(-length|-items)?-increased",
     rf"{_GIVEN}-limits-wider"),
    (r"request-(body|parameter|property)-(exclusive-)?min(-length|-items)?-decreased",
     rf"{_GIVEN}-limits-wider"),
    (r"request-(parameter|property)-pattern-(added|changed)", rf"{_GIVEN}-limits-narrower"),
    (r"request-(parameter|property)-pattern-removed", rf"{_GIVEN}-limits-wider"),
    (r"request-body-removed", r"argument-removed|media-removed"),
    (r"request-body-media-type-removed", r"media-removed"),
    (r"response-(optional|required)-property-added", r"field-added"),
    (r"response-(optional|required)-property-removed", r"field-removed"),
    (r"response-property-became-optional", r"field-(type|optional)"),
    (r"response-property-(const-changed|list-of-types-widened)", rf"{_READ}-type"),
    (r"response-property-list-of-types-narrowed", rf"{_READ}-type-narrower"),
    (r"response-property-deprecated(-with-sunset)?", r"field-deprecated"),
    (r"response-property-reactivated", r"field-reinstated"),
    (r"response-property-default-value-changed", r"field-default"),
    (r"response-(body|property)-exclusive-max-increased", r"(field|type)-limits-wider"),
    (r"response-(body|property)-exclusive-min-decreased", r"(field|type)-limits-wider"),
    (r"response-media-type-removed", r"response-removed"),
    (r"webhook-added", r"webhook-added"),
    (r"webhook-removed", r"webhook-removed"),
)  # fmt: skip


def claimed(rule: str) -> str:
    """Return the pattern of our codes for a rule; empty for a rule that we do not claim."""
    for pattern, codes in CLAIMS:
        if re.fullmatch(pattern, rule):
            return codes
    return ""

"""What is one word of a name, though its capitals and digits seem to take it apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

APART: Final = "apart behind digits"
"""The rule before there was a choice: `i18n` is `i18_n`, and `oAuth` is `o_auth`."""
WHOLE: Final = "whole"
"""A letter behind digits belongs to its word, and so does one before an initialism."""
SPLITTING: Final = "words"
"""What the decision for one of them is called in `gen.lock`."""

PROPER_NAMES: Final = (
    "OAuth|OpenID|OpenAI|GraphQL|GitHub|GitLab|MongoDB|PostgreSQL|MySQL|BigQuery|DynamoDB"
    "|MariaDB|DevOps|JavaScript|TypeScript|PayPal|YouTube|LinkedIn|WhatsApp|TikTok|WordPress"
    "|HubSpot|SendGrid|QuickBooks|DocuSign|macOS|iOS"
)
"""Names with a spelling of their own, as a pattern."""

_IN_CAMEL_CASE: Final = "|".join(
    name[0].lower() + name[1:] for name in PROPER_NAMES.split("|")
)
WHOLE_WORDS: Final = rf"""
      # names with a spelling of their own; camel case begins with a small letter: oAuth
      (?:{PROPER_NAMES}|(?<![A-Za-z0-9])(?:{_IN_CAMEL_CASE}))[0-9]*(?![a-z])
      # units and other abbreviations that mix their letters
    | (?:[kMGT]Wh|[kMGT]Hz|[KMGT]i?Bps|mAh|dBm?|pH|IoT|VoIP|DDoS|QoS|[SPI]aaS|WiFi)s?(?![a-z])
      # a small letter before an initialism: gRPC, mTLS, eSIMs; but x|ID
    | (?<![A-Za-z0-9])[a-z](?!(?:ID|IP|URI|URL)s?(?:[A-Z][a-z]|[^A-Za-z]|$))
      (?:[A-Z]{{2,}}s(?![a-z])|[A-Z]{{2,}}(?=[A-Z][a-z])|[A-Z]{{2,}}[0-9]*(?![a-z]))
      # one letter behind digits belongs to them: i18n, K8s, ipv4s; I18N, B2B|Account
    | (?:[A-Z]?[a-z]+|[A-Z]+)[0-9]+[a-z](?![a-z0-9])
    | [A-Z]+[0-9]+[A-Z](?=[A-Z][a-z]|[^A-Za-z0-9]|$)
      # dimensions, and what is named after them: point|2D, 3DS2
    | [A-Z]?[a-z]+(?=[234]D(?![a-z0-9])) | [234]DS?[0-9]*(?![a-z])
"""
"""The words, as a pattern for `re.VERBOSE`; whatever else there is comes after them."""


def is_apart(decisions: Mapping[str, str]) -> bool:
    """Whether names are taken apart by the earlier rule.

    Args:
        decisions: What an earlier build has decided; one that decided other things only had
            no other rule.
    """
    return bool(decisions) and decisions.get(SPLITTING, APART) == APART

"""What makes a document a worse package than it could be, and what would mend that.

Looks at what a build has made, and adds nothing to it: no stage of the pipeline knows it.
"""

from sdkwright.lint.catalogue import MESSAGES, RULES, Rule, page, similar
from sdkwright.lint.finding import Finding, Fix
from sdkwright.lint.overlay import Action, actions
from sdkwright.lint.run import Group, Item, Linted, lint
from sdkwright.lint.sarif import sarif

__all__ = [
    "MESSAGES",
    "RULES",
    "Action",
    "Finding",
    "Fix",
    "Group",
    "Item",
    "Linted",
    "Rule",
    "actions",
    "lint",
    "page",
    "sarif",
    "similar",
]

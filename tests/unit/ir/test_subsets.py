"""Whether one type allows all that another one allows, by what they consist of."""

from __future__ import annotations

import pytest
from sdkwright.ir import Ref
from sdkwright.ir.subsets import Subsets

from tests.unit.model import refined

TEXT = "{type: string}"


@pytest.mark.parametrize(
    ("whole", "part", "holds"),
    [
        (TEXT, "{enum: [a, b], type: string}", True),
        ("{type: number}", "{type: integer}", True),
        ("{type: integer}", "{type: number}", False),
        (TEXT, "{type: integer}", False),
        ("{type: array, items: {type: [string, 'null']}}", f"{{type: array, items: {TEXT}}}", True),
        (f"{{type: array, items: {TEXT}}}", "{type: array, items: {type: [string, 'null']}}", False),
        ("{anyOf: [{type: string}, {type: integer}]}", "{type: integer}", True),
        ("{type: array, items: {type: number}}", "{type: array, items: {type: integer}}", True),
        ("{type: array, items: {type: string}}", TEXT, False),
        # Objects as type checkers see them: more members are fine, others' types are not.
        ("{properties: {a: {type: string}}}", "{properties: {a: {type: string}, b: {type: integer}}}", True),
        ("{properties: {a: {type: number}}}", "{properties: {a: {type: integer}}}", False),
        ("{properties: {a: {type: string}}}", "{properties: {a: {type: string}}, required: [a]}", False),
        ("{properties: {a: {type: string}}}", "{properties: {b: {type: string}}}", False),
        (
            "{properties: {a: {type: string}, own: {$ref: '#/components/schemas/Whole'}}}",
            "{properties: {a: {type: string}, own: {$ref: '#/components/schemas/Part'}}}",
            True,
        ),
        # Names for lists and unions of themselves.
        (
            "{type: array, items: {$ref: '#/components/schemas/Whole'}}",
            "{type: array, items: {$ref: '#/components/schemas/Part'}}",
            True,
        ),
        (
            "{anyOf: [{type: string}, {type: array, items: {$ref: '#/components/schemas/Whole'}}]}",
            "{anyOf: [{type: integer}, {type: array, items: {$ref: '#/components/schemas/Part'}}]}",
            False,
        ),
        (
            "{type: array, items: {type: array, items: {$ref: '#/components/schemas/Whole'}}}",
            "{type: array, items: {$ref: '#/components/schemas/Part'}}",
            True,
        ),
        ("{properties: {a: {const: x}}, required: [a]}", "{properties: {a: {const: y}}, required: [a]}", False),
    ],
)  # fmt: skip
def test_types(whole: str, part: str, holds: bool) -> None:
    body = "requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/%s'}}}}"
    api = refined(f"""
        paths:
          /a: {{post: {{{body % "Whole"}, responses: {{"204": {{description: ok}}}}}}}}
          /b: {{post: {{{body % "Part"}, responses: {{"204": {{description: ok}}}}}}}}
        components:
          schemas:
            Whole: {whole}
            Part: {part}
    """)
    subsets = Subsets(declarations=api.declarations)
    one, other = (
        Ref(target=f"#/components/schemas/{name}") for name in ("Whole", "Part")
    )
    assert subsets.holds(one, other) == holds

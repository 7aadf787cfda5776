"""Programs for published packages run unchanged with what a move made in their place.

The expected lines are what the programs print with the published wheels.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any, Final

import pytest

from tests.corpus.loopback import serving
from tests.corpus.moves import moved
from tests.corpus.proof import WORK
from tests.corpus.shared import ROOT, absent
from tests.corpus.surfaces import projects

_GENERATION: Final = {"id": "g-1", "state": "completed"}
_EVENT: Final = {
    "type": "system",
    "id": "e",
    "data": {"status": "finished", "result": 1},
}
_CHUNK: Final[dict[str, Any]] = {
    "id": "c",
    "object": "chat.completion.chunk",
    "created": 1,
    "model": "gpt-5",
}
_BLOCK: Final = {"id": "b-1", "label": "human", "value": "Ada"}
_ANSWERS: Final[dict[str, dict[str, Any]]] = {
    "lumaai": {
        "POST /generations/video": _GENERATION,
        "GET /generations/g-1": _GENERATION,
        "GET /generations": {"count": 1, "generations": [_GENERATION]},
        "GET /credits": {"credit_balance": 2.5},
    },
    "stagehand": {
        "POST /v1/sessions/start": {
            "success": True,
            "data": {"sessionId": "s-1", "available": True},
        },
        "POST /v1/sessions/s-1/act": {
            "success": True,
            "data": {
                "result": {
                    "success": True,
                    "message": "done",
                    "actionDescription": "clicked",
                    "actions": [],
                }
            },
        },
        "POST /v1/sessions/s-1/act stream": [("finished", _EVENT)],
        "POST /v1/sessions/s-1/end": {"success": True},
    },
    "letta": {
        **{
            f"GET /v1/health{end}": {"version": "1.0", "status": "ok"}
            for end in ("", "/")
        },
        **{f"POST /v1/blocks{end}": _BLOCK for end in ("", "/")},
        **{f"GET /v1/blocks{end}": [_BLOCK] for end in ("", "/")},
        "POST /v1/agents/agent-1/messages": {
            "messages": [
                {
                    "id": "m-1",
                    "message_type": "assistant_message",
                    "content": "Hello",
                    "date": "2025-01-01T00:00:00Z",
                }
            ],
            "stop_reason": {"message_type": "stop_reason", "stop_reason": "end_turn"},
            "usage": {"message_type": "usage_statistics"},
        },
    },
    "openai": {
        "POST /chat/completions": {
            **_CHUNK,
            "object": "chat.completion",
            "choices": [
                {
                    "index": 0,
                    "finish_reason": "stop",
                    "logprobs": None,
                    "message": {
                        "role": "assistant",
                        "content": "Hello",
                        "refusal": None,
                    },
                }
            ],
        },
        "POST /chat/completions stream": [
            {
                **_CHUNK,
                "choices": [
                    {"index": 0, "finish_reason": None, "delta": {"content": x}}
                ],
            }
            for x in ("Hel", "lo")
        ]
        + ["[DONE]"],
        "GET /models": {
            "object": "list",
            "data": [{"id": "m", "object": "model", "created": 1, "owned_by": "o"}],
        },
        "POST /embeddings": {
            "object": "list",
            "model": "e",
            "usage": {"prompt_tokens": 1, "total_tokens": 1},
            "data": [{"object": "embedding", "index": 0, "embedding": [0.5, 1.5]}],
        },
        "GET /fine_tuning/jobs": {"object": "list", "data": [], "has_more": False},
    },
}
_EXPECTED: Final = {
    "lumaai": """\
g-1 completed
g-1
1 ['g-1']
g-1
2.5
NotFoundError 404 True
""",
    "stagehand": """\
True s-1
True
[('system', 'finished')]
True
""",
    "letta": """\
1.0 ok
200
b-1 human Ada
b-1
end_turn ['m-1']
{'id': 'b-1', 'label': 'human', 'value': 'Ada'}
{'Authorization': 'Bearer secret'}
NotFoundError 404
True
""",
    "openai": """\
c Hello None
['Hel', 'lo']
['m'] m
[0.5, 1.5]
[] False
NotFoundError 404
""",
}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(bool(absent("switching")), reason=absent("switching") or ""),
]


@pytest.mark.parametrize("name", _EXPECTED)
def test_a_program_runs_as_it_did(name: str) -> None:
    (project,) = (each for each in projects() if each.name == name)
    assert not moved(project).message
    folder = os.environ.get("SDKWRIGHT_OLD_PACKAGES") or str(
        WORK / "moves" / name / "generated"
    )
    program = ROOT / "tests" / "corpus" / "programs" / f"{name}.py"
    with serving(_ANSWERS[name]) as url:
        # A script's own folder comes first on the path, and bears the package's name.
        code = "import runpy, sys; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0])"
        ended = subprocess.run(
            (sys.executable, "-c", code, str(program), url),
            env={**os.environ, "PYTHONPATH": folder},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert ended.stdout == _EXPECTED[name], ended.stderr

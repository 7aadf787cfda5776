"""The specs say what is known about the services, no more and no less.

The sheets in `facts/` were drawn up from what is known of each service, and are corrected by
hand when that turns out to be different; nothing writes them.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from tests.specs.documents import APIS, calls
from tests.specs.sheet import sheet

FACTS = Path(__file__).parent / "facts"
CORE = {
    "stagehand": "start act observe extract navigate executeAgent end",
    "mix": (
        "listSessions createSession deleteSession getSession "
        "updateSessionCallbacks exportSession rewindSession"
    ),
    "sipher": "createSession getSession updateSession deleteSession",
    "syllable": (
        "sessions_list session_get_by_id generate_session_recording_urls "
        "session_recording_stream"
    ),
}


@pytest.mark.parametrize("api", APIS)
def test_a_document_states_the_facts(api: str) -> None:
    known = (FACTS / f"{api}.txt").read_text(encoding="utf-8").splitlines()
    stated = sheet(api).splitlines()
    difference = difflib.unified_diff(known, stated, "known", "stated", lineterm="")
    assert not (found := list(difference)), "\n".join(found)


@pytest.mark.parametrize("api", APIS)
def test_the_core_operations_are_there(api: str) -> None:
    assert set(CORE[api].split()) <= {call.id for call in calls(api)}

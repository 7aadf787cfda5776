"""A program as users of the published package `stagehand` write it."""

import sys

from stagehand import NOT_GIVEN, Stagehand
from stagehand.types import SessionActParams, SessionStartResponse

client = Stagehand(
    browserbase_api_key="b",
    model_api_key="m",
    base_url=sys.argv[1],
    max_retries=0,
    _strict_response_validation=False,
)
session: SessionStartResponse = client.sessions.start(model_name="openai/gpt-5")
print(session.success, session.data.session_id)
arguments: SessionActParams = {"input": "click"}
print(client.sessions.act("s-1", **arguments).data.result.success)
with client.sessions.act("s-1", input="click", stream_response=True) as events:
    print([(event.type, event.data.status) for event in events])
print(client.sessions.end("s-1", x_stream_response=NOT_GIVEN).success)

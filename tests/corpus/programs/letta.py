"""A program as users of the published package `letta-client` write it."""

import sys

import letta_client
from letta_client import APIStatusError, Letta
from letta_client.types import HealthResponse
from letta_client.types.agents import MessageCreateParams

client = Letta(api_key="secret", base_url=sys.argv[1], max_retries=0)
health: HealthResponse = client.health()
print(health.version, health.status)
print(client.with_raw_response.health().status_code)
block = client.blocks.create(label="human", value="Ada")
print(block.id, block.label, block.value)
for each in client.blocks.list(limit=1):
    print(each.id)
    break
arguments: MessageCreateParams = {"messages": [{"role": "user", "content": "Hi"}]}
answer = client.agents.messages.create("agent-1", **arguments)
print(answer.stop_reason.stop_reason, [each.id for each in answer.messages])
print(client.post("/v1/blocks/", cast_to=object, body={"label": "a"}))
print(client.auth_headers)
try:
    client.agents.retrieve("gone")
except APIStatusError as error:
    print(type(error).__name__, error.status_code)
print(issubclass(letta_client.NotFoundError, letta_client.LettaError))

"""A program as users of the published package `lumaai` write it."""

import sys

import lumaai
from lumaai import LumaAI
from lumaai.types import Generation, GenerationCreateParams

client = LumaAI(auth_token="secret", base_url=sys.argv[1], max_retries=0)
params: GenerationCreateParams = {"prompt": "a cat", "model": "ray-2"}
made: Generation = client.generations.create(**params)
print(made.id, made.state)
print(client.generations.get("g-1").id)
listed = client.generations.list(limit=2)
print(listed.count, [each.id for each in listed.generations or []])
raw = client.generations.with_raw_response.get("g-1")
print(raw.parse().id)
copied = client.copy(timeout=3)
print(copied.credits.get().credit_balance)
try:
    client.generations.get("gone")
except lumaai.NotFoundError as error:
    print(type(error).__name__, error.status_code, isinstance(error, lumaai.APIError))

"""A program as users of the published package `openai` write it."""

import sys

import openai
from openai import OpenAI
from openai.types.chat import ChatCompletion, ChatCompletionMessageParam

client = OpenAI(api_key="secret", base_url=sys.argv[1], max_retries=0)
messages: list[ChatCompletionMessageParam] = [{"role": "user", "content": "Hi"}]
answer: ChatCompletion = client.chat.completions.create(
    model="gpt-5", messages=messages, temperature=openai.NOT_GIVEN
)
print(answer.id, answer.choices[0].message.content, answer.usage)
stream = client.chat.completions.create(model="gpt-5", messages=messages, stream=True)
print([chunk.choices[0].delta.content for chunk in stream])
print([model.id for model in client.models.list()], client.models.list().data[0].id)
print(client.embeddings.create(model="e", input="text").data[0].embedding)
page = client.fine_tuning.jobs.list(limit=1)
print([job.id for job in page], page.has_more)
try:
    client.models.retrieve("gone")
except openai.NotFoundError as error:
    print(type(error).__name__, error.status_code)

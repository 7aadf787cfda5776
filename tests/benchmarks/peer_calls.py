"""The same small call by a peer's package; runs in an environment that has it.

Run as `python peer_calls.py PEER PORT FOLDER [first]`, where FOLDER holds generated packages.
Prints JSON: the CPU seconds of a call, in rounds; with `first`, one call is made and nothing is
printed, to be measured from outside. Each decodes about 700 bytes into its model.
"""

from __future__ import annotations

import gc
import importlib
import json
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS, CALLS = 9, 100


def openai(url: str) -> Callable[[], Any]:
    """Stainless's."""
    package = importlib.import_module("openai")
    client = package.OpenAI(api_key="k", base_url=url)
    return lambda: client.models.retrieve("1").id


def mistralai(url: str) -> Callable[[], Any]:
    """Speakeasy's."""
    try:
        package = importlib.import_module("mistralai.client")
    except ImportError:
        package = importlib.import_module("mistralai")
    client = package.Mistral(api_key="k", server_url=url)
    return lambda: client.models.retrieve(model_id="1").id


def cohere(url: str) -> Callable[[], Any]:
    """Fern's."""
    package = importlib.import_module("cohere")
    client = package.Client(api_key="k", base_url=url)
    return lambda: client.models.get("1").name


def openapi_generator(url: str) -> Callable[[], Any]:
    """OpenAPI Generator's, of the same document as ours."""
    package = importlib.import_module("items_generator")
    client = package.ApiClient(package.Configuration(host=url))
    api = package.ItemsApi(client)
    return lambda: api.get_item("1", verbose=True).name


def openapi_python_client(url: str) -> Callable[[], Any]:
    """openapi-python-client's, of the same document as ours."""
    package = importlib.import_module("items_client")
    call = importlib.import_module("items_client.api.items.get_item")
    client = package.Client(base_url=url)
    return lambda: call.sync("1", client=client, verbose=True).name


def main() -> None:
    """Measure the peer that is named."""
    name, port, folder, *rest = sys.argv[1:]
    sys.path.insert(0, folder)
    peers = (openai, mistralai, cohere, openapi_generator, openapi_python_client)
    call = {each.__name__: each for each in peers}[name](f"http://127.0.0.1:{port}")
    assert call()
    if rest:
        return
    found: list[float] = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.process_time()
        for _ in range(CALLS):
            call()
        found.append((time.process_time() - start) / CALLS)
    print(json.dumps(found))


if __name__ == "__main__":
    main()

"""The same small call by the `openai` package, against plain httpx2; see `calls.py`."""

from __future__ import annotations

import json
import statistics
import sys
import time

import httpx2
import openai

ROUNDS, CALLS = 15, 100


def main() -> None:
    """Print the microseconds that the package adds to a call."""
    url = f"http://127.0.0.1:{sys.argv[1]}"
    client = openai.OpenAI(api_key="k", base_url=url)
    raw = httpx2.Client(base_url=url)
    found: dict[str, list[float]] = {"ours": [], "floor": []}
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(CALLS):
            client.models.retrieve("1")
        middle = time.process_time()
        for _ in range(CALLS):
            raw.get("/models/1")
        found["ours"].append((middle - start) / CALLS)
        found["floor"].append((time.process_time() - middle) / CALLS)
    own, floor = (statistics.median(found[side]) for side in ("ours", "floor"))
    print(json.dumps({"overhead": own - floor}))


if __name__ == "__main__":
    main()

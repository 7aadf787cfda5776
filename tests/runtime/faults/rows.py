"""What servers and networks do to a client, and what must hold: one row for each.

Tests say which rows they prove by ``@must("s01", "m08")``; ``test_rows`` sees to it that
every row has a test, and that it runs in both modes.

Rows that begin with ``s`` are things a hostile or broken server does, rows that begin
with ``m`` are kinds of faults and what must hold for all of their forms.
"""

from __future__ import annotations

from typing import Final

import pytest

SERVERS: Final = {
    "s01": "302 to another host, key in Authorization: the key is not sent",
    "s02": "302 to another host, key in a header, the query or a cookie: not sent",
    "s03": "307 or 308 of a POST to another host: neither body nor key is sent",
    "s04": "302 from https to http: refused",
    "s05": "redirect loop: ends after the limit, and is not tried again",
    "s06": "redirect to file: or javascript: refused, not tried again",
    "s07": "next link of a page to another host: refused, no key",
    "s08": "pages that never end or repeat their cursor: an error",
    "s09": "path argument ../admin, a/b, %2e%2e, .., empty: one segment, or refused",
    "s10": "argument with CR or LF for a header: refused before sending",
    "s11": "gzip bomb of 256 MiB: stops at the limit, memory stays near it",
    "s12": "nested encodings, bad gzip: a typed error, not tried again",
    "s13": "endless body without a length: limit and total deadline",
    "s14": "a byte now and then: the total deadline",
    "s15": "header of 200 kB, 5,000 headers: a typed error",
    "s16": "JSON 100,000 deep: a typed error, no RecursionError",
    "s17": "integer of 5,000 digits: a typed error, no ValueError",
    "s18": "NaN and Infinity: numbers, refused if strict; of repeated keys the last counts",
    "s19": "HTML with 200: a typed error with status, content type and beginning",
    "s20": "an array where an object was promised: a typed error",
    "s21": "invalid UTF-8, unknown charset: a typed error",
    "s22": "Retry-After 86400, -1, garbage, many digits: the cap, or our own pause",
    "s23": "429 or 503 for ever: bounded attempts, and a budget",
    "s24": "SSE line without an end: the limit of a line",
    "s25": "SSE cut in an event: an error, unless its end marker was seen",
    "s26": "SSE retry of 0 or of a year: brought within reason",
    "s27": "Content-Disposition ../../x: the base name only",
    "s28": "Set-Cookie: sent back to its own origin, where a cookie is the credential",
    "s29": "error body that repeats the key, or of 10 MiB: masked, cut",
    "s30": "self-signed or wrong certificate: refused; only one's own client may differ",
    "s31": "another type in the discriminator: the unknown variant, nothing imported",
    "s32": "unknown enum value: kept, no exception",
    "s33": "Content-Length too small or large, cut chunks: typed, connection dropped",
    "s34": "second response smuggled into the connection: not taken for the next one",
    "s35": "proxy variables are used, .netrc is not read",
}

KINDS: Final = {
    "m01": "refused, unknown host, TLS: our own error with its cause; TLS not repeated",
    "m02": "closed before an answer: repeated if idempotent, POST only with a key",
    "m03": "broken in the body: our own error, repeated, connection dropped",
    "m04": "body longer than announced: cut, connection closed",
    "m05": "answers that cannot be decoded: typed, text at hand, never repeated",
    "m06": "bombs and endless bodies: too large, memory at most the limit + 32 MiB",
    "m07": "informational answers: skipped",
    "m08": "redirects: at most 5, on one origin; elsewhere an error names the target",
    "m09": "408, 409, 425, 429, 5xx, 520-524, 529: tried again; 404 and 501 not",
    "m10": "Retry-After in all forms: obeyed to the cap, beyond it raised at once",
    "m11": "connect, write, read, pool, total: the error says which limit ran out",
    "m12": "dripped headers and bodies: over within half a second of the deadline",
    "m13": "SSE of all kinds of faults: what came before is delivered, then an error",
    "m14": "kept connection that the server has closed: nobody notices, POST neither",
    "m15": "cancelled: at once, connection closed, no further request, client usable",
    "m16": "100 threads on one client: all right, one pool",
    "m17": "5,000 concurrent calls: all right, no more connections than the pool has",
    "m18": "fork with a live pool: the child makes its own",
    "m19": "descriptors: none is left after successes and errors",
    "m20": "secrets: not in repr, str, logs, tracebacks with locals, pickles",
    "m21": "the status of an error is never a result, nor text a model",
    "m22": "errors can be pickled",
    "m23": "no time limit given: there is one nevertheless",
}

ROWS: Final = SERVERS | KINDS

ONE_MODE: Final = {"m15": "async", "m16": "sync", "m17": "async"}
"""Rows about what only one mode has: tasks, threads."""


def must(*rows: str) -> pytest.MarkDecorator:
    """Mark a test, or one of its cases, as proof of rows."""
    return pytest.mark.must(*rows)

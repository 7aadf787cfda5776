"""What the page is told, whom the server refuses, and the one thing that it writes."""

from __future__ import annotations

import http.client
import re
import socket
import threading
import urllib.request
from urllib.parse import urlsplit

import pytest
from sdkwright.page import PageServer

from tests.unit.page.conftest import DOCUMENT, Shown


def test_the_state_has_all_methods_and_types(shown: Shown) -> None:
    status, state = shown.ask("state")
    assert status == 200
    assert state["ok"] is True
    assert state["package"] == "acme"
    assert dict(state["tree"])["pets.types.Pet"] == "type"
    assert state["tree"] == sorted(state["tree"])
    assert method(shown).startswith("pets.")


def method(shown: Shown) -> str:
    """The name of the one method."""
    _, state = shown.ask("state")
    (found,) = (name for name, kind in state["tree"] if kind == "method")
    return found


def test_a_method_comes_with_code_document_and_rule(shown: Shown) -> None:
    name = method(shown)
    status, found = shown.ask(f"details?name={name}")
    assert status == 200
    assert found["operation"] == "GET /pets"
    assert found["rule"]
    assert found["document"]["file"] == "pets.yaml"
    assert found["document"]["line"] == 6
    assert found["document"]["text"].startswith("get:\n  operationId: listPets")
    assert found["document"]["text"].endswith('Pet"}}')
    code, pet = found["code"]
    assert code["text"].startswith("def ")
    assert "limit: int" in code["text"]
    assert pet["name"] == "pets.types.Pet"
    assert pet["text"].startswith("class Pet(Model):")
    assert [each["name"] for each in found["parts"]] == ["limit"]
    status, found = shown.ask("details?name=pets.types.Pet")
    assert found["document"]["text"].startswith("Pet:\n  type: object")
    assert shown.ask("details?name=none")[0] == 404


def test_saves_are_told_and_what_they_changed(shown: Shown) -> None:
    heard: list[str] = []
    ready = threading.Event()

    def listen() -> None:
        with urllib.request.urlopen(f"{shown.builds.url}events", timeout=20) as events:
            for line in events:
                heard.append(line.decode().strip())
                ready.set()
                if heard[-1] == "data: 2":
                    return

    thread = threading.Thread(target=listen)
    thread.start()
    assert ready.wait(20)
    more = DOCUMENT.replace("name: {type: string}", "age: {type: integer}")
    (shown.folder / "pets.yaml").write_text(more)
    shown.build()
    thread.join(20)
    assert "data: 1" in heard
    assert heard[-1] == "data: 2"
    _, state = shown.ask("state")
    assert {"pets.types.Pet.name", "pets.types.Pet.age"} <= {
        each["name"] for each in state["findings"]
    }
    _, found = shown.ask("details?name=pets.types.Pet")
    assert "age: int" in found["code"][0]["text"]


def test_a_broken_save_keeps_what_was_built(shown: Shown) -> None:
    name = method(shown)
    for text in ("openapi: [\n", DOCUMENT):
        (shown.folder / "pets.yaml").write_text(text)
        shown.build()
        _, state = shown.ask("state")
        assert state["ok"] is (text == DOCUMENT)
        assert shown.ask(f"details?name={name}")[0] == 200
        _, found = shown.ask("diagnostics")
        assert ("yaml-syntax" in [each["code"] for each in found]) is not state["ok"]
    (shown.folder / "gen.toml").write_text("package = 1\n")
    shown.build()
    _, state = shown.ask("state")
    assert (state["ok"], state["package"]) == (False, "acme")


def test_a_rename_is_shown_and_then_written(shown: Shown) -> None:
    name, config = method(shown), shown.folder / "gen.toml"
    before = config.read_text()
    asked = {"name": name, "to": "animals.all"}
    status, found = shown.ask("rename", asked)
    assert status == 200
    assert found["difference"][-1] == '+"#/paths/~1pets/get" = "animals.all"'
    assert config.read_text() == before
    assert shown.ask("rename", {**asked, "confirmed": True})[0] == 200
    assert config.read_text().startswith(before)
    shown.build()
    assert method(shown) == "pets.animals.all"
    again = {"name": "pets.animals.all", "to": "animals.every", "confirmed": True}
    assert shown.ask("rename", again)[0] == 200
    assert config.read_text().count("#/paths") == 1


@pytest.mark.parametrize(
    "body",
    [
        {"name": "none", "to": "a.b"}, {"name": "METHOD"}, {"name": 1, "to": 2}, {}, [], 1,
        {"name": "METHOD", "to": "a b", "confirmed": True},
        {"name": "METHOD", "to": 'a"\n[x]', "confirmed": True},
    ],
)  # fmt: skip
def test_what_is_no_rename_is_refused(body: object, shown: Shown) -> None:
    before = (shown.folder / "gen.toml").read_text()
    if isinstance(body, dict) and body.get("name") == "METHOD":
        body = {**body, "name": method(shown)}
    status, found = shown.ask("rename", body)
    assert status in {400, 409}
    assert found["error"]
    assert (shown.folder / "gen.toml").read_text() == before


def test_others_get_nothing(shown: Shown) -> None:
    url = shown.builds.url
    port, token = urlsplit(url).port, url.split("/")[-2]
    own = f"http://127.0.0.1:{port}"
    asked = {"name": method(shown), "to": "a.b", "confirmed": True}
    for path, headers in (
        (f"{own}/state", {}),
        (f"{own}/{'x' * len(token)}/state", {}),
        (f"{own}/{token[:-1]}/state", {}),
        ("state", {"Host": "evil.example"}),
        ("state", {"Host": f"evil.example:{port}"}),
        ("state", {"Origin": "http://evil.example"}),
        ("state", {"Origin": "null"}),
        ("state", {"Sec_Fetch_Site": "cross-site"}),
        ("", {"Host": "evil.example"}),
        ("events", {"Origin": "http://evil.example"}),
    ):
        assert shown.ask(path, **headers)[0] == 403, (path, headers)
        rename = path.replace("state", "rename")
        assert shown.ask(rename, asked, **headers)[0] == 403, (rename, headers)
    assert shown.ask("rename", asked, Content_Type="text/plain")[0] == 400
    assert shown.ask("rename", "x" * 20_000)[0] == 400
    assert "a.b" not in (shown.folder / "gen.toml").read_text()
    assert shown.ask("state", Origin=own)[0] == 200


def test_it_listens_on_loopback_alone(shown: Shown) -> None:
    port = urlsplit(shown.builds.url).port
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", port), timeout=5).close()


def test_the_page_may_load_and_run_nothing_but_itself(shown: Shown) -> None:
    with urllib.request.urlopen(shown.builds.url, timeout=20) as reply:
        text = reply.read().decode()
        policy = reply.headers["content-security-policy"]
        assert reply.headers["referrer-policy"] == "no-referrer"
    assert len(text) < 100_000
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:|src=|@import|innerHTML|eval\(", text)


def test_nothing_is_served_before_the_first_build() -> None:
    server = PageServer()
    try:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        connection.request("GET", f"/{server.token}/state")
        assert connection.getresponse().status == 503
        connection.close()
    finally:
        server.close()

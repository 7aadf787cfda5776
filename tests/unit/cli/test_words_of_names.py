"""Packages of earlier versions keep how their names are taken apart, until `--rename`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.conftest import Shell

SPEC = """\
openapi: 3.1.0
info: {title: K8s, version: "1"}
servers: [{url: "https://k8s.example"}]
paths:
  /k8s/{k8sId}:
    get:
      parameters:
        - {name: k8sId, in: path, required: true, schema: {type: string}}
      responses:
        "200":
          description: The cluster.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/k8sCluster"}
components:
  schemas:
    k8sCluster: {type: object, properties: {oAuthX: {type: string}}}
"""
LOCK = "sdk/gen.lock"


def build(shell: Shell, *arguments: str) -> str:
    (shell.folder / "k8s.yaml").write_text(SPEC)
    ran = shell.gen("build", "k8s.yaml", "--out", "sdk", *arguments)
    assert ran.code == 0, ran.err
    return ran.out + ran.err


def made_before(shell: Shell) -> Path:
    """Build as an earlier version did, which recorded no rule."""
    folder = shell.folder / "sdk" / "k8_s"
    folder.mkdir(parents=True)
    lock = shell.folder / LOCK
    lock.write_text('names "decisions"\n "words": "apart behind digits"\n')
    build(shell)
    lock.write_text(re.sub(r' "words": .*\n', "", lock.read_text()))
    return folder


def test_new_packages_have_the_names_that_people_write(shell: Shell) -> None:
    build(shell)
    text = (shell.folder / "sdk" / "api.md").read_text()
    assert "client.k8s." in text
    assert "(k8s_id) -> K8sCluster" in text
    model = (shell.folder / "sdk" / "k8s" / "types" / "k8s_cluster.py").read_text()
    assert "oauth_x: " in model


def test_what_is_there_keeps_its_names(shell: Shell) -> None:
    folder = made_before(shell)
    before = {each: each.read_bytes() for each in folder.rglob("*.py")}
    build(shell, "--force")
    assert {each: each.read_bytes() for each in folder.rglob("*.py")} == before
    assert "k8_s_id" in (shell.folder / "sdk" / "api.md").read_text()
    assert "o_auth_x: " in (folder / "types" / "k8_s_cluster.py").read_text()
    assert '"words": "apart behind digits"' in (shell.folder / LOCK).read_text()


def test_rename_settles_them_anew_and_says_so(shell: Shell) -> None:
    folder = made_before(shell)
    said = build(shell, "--rename")
    assert "k8_s.retrieve -> k8s.retrieve" in said
    assert "types.K8SCluster -> types.K8sCluster" in said
    assert "k8_s.retrieve.k8_s_id: is now called `k8s_id`" in said
    assert "types.K8SCluster.o_auth_x: is now called `oauth_x`" in said
    assert "oauth_x: " in (folder / "types" / "k8s_cluster.py").read_text()
    assert '"words": "whole"' in (shell.folder / LOCK).read_text()


def test_the_class_of_a_client_keeps_its_capitals(shell: Shell) -> None:
    spec = SPEC.replace("title: K8s", "title: ACMEcloud API")
    built = ("build", "acmecloud.yaml", "--out", "sdk")
    path = shell.folder / "acmecloud.yaml"
    client = shell.folder / "sdk" / "acmecloud" / "client.py"
    path.write_text(spec.replace("ACMEcloud", "Clouds"))
    assert shell.gen(*built).code == 0
    assert "class Acmecloud(" in client.read_text()
    # The class of a package that is there stays, whatever becomes of the title.
    path.write_text(spec)
    assert shell.gen(*built).code == 0
    assert "class Acmecloud(" in client.read_text()
    assert shell.gen(*built, "--rename").code == 0
    assert "class ACMEcloud(" in client.read_text()
    path.write_text(spec.replace("ACMEcloud", "Clouds"))
    assert shell.gen(*built).code == 0
    assert "class ACMEcloud(" in client.read_text()
    # What is asked for comes first.
    (shell.folder / "gen.toml").write_text(
        'package = "acmecloud"\nspec = "acmecloud.yaml"\nout = "sdk"\n'
        'casings = { acmecloud = "AcmeCloud" }\n'
    )
    assert shell.gen("build").code == 0
    assert "class AcmeCloud(" in client.read_text()

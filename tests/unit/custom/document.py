"""A document with what custom classes may stand in for: cycles, unions, request types."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shell

TREES = """\
openapi: 3.1.0
info: {title: Trees, version: "1"}
servers: [{url: "https://trees.example"}]
paths:
  /nodes/{id}:
    get:
      operationId: getNode
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/Node"}}}
    put:
      operationId: putNode
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Node"}}}
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/Forest"}}}
  /nodes/{id}/notes:
    get:
      operationId: listNotes
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Note"}}
components:
  schemas:
    Node:
      type: object
      required: [name]
      properties:
        name: {type: string}
        children: {type: array, items: {$ref: "#/components/schemas/Node"}}
        byName:
          type: object
          additionalProperties: {$ref: "#/components/schemas/Node"}
        best: {$ref: "#/components/schemas/Choice"}
    Leaf:
      type: object
      required: [kind]
      properties: {kind: {const: leaf}, size: {type: integer}}
    Branch:
      type: object
      required: [kind]
      properties:
        kind: {const: branch}
        nodes: {type: array, items: {$ref: "#/components/schemas/Choice"}}
    Choice:
      oneOf: [{$ref: "#/components/schemas/Leaf"}, {$ref: "#/components/schemas/Branch"}]
      discriminator: {propertyName: kind}
    Forest:
      type: object
      properties:
        trees: {type: array, items: {$ref: "#/components/schemas/Node"}}
        leaf: {$ref: "#/components/schemas/Leaf"}
    Note: {type: object, properties: {text: {type: string}}}
"""
CONFIG = """\
out = "sdk"
package = "trees"
spec = "trees.yaml"
client = "Trees"
"""
CLIENT = """\
from __future__ import annotations

from ..client import AsyncTrees as AsyncBase
from ..client import Trees as Base


class Trees(Base):
    def greeting(self) -> str:
        return "hello"


class AsyncTrees(AsyncBase):
    async def greeting(self) -> str:
        return "hello"
"""
NODES = """\
from __future__ import annotations

from ..resources import nodes as generated
from ..resources import nodes_notes


class Nodes(generated.Nodes):
    def depth(self, id: str) -> int:
        return self.retrieve(id).depth()


class AsyncNodes(generated.AsyncNodes):
    async def depth(self, id: str) -> int:
        return (await self.retrieve(id)).depth()


class NodesNotes(nodes_notes.NodesNotes):
    def count(self, id: str) -> int:
        return len(self.list(id=id))
"""
MODELS = """\
from __future__ import annotations

from ..types import branch, forest
from ..types import node as generated


class Node(generated.Node):
    def depth(self) -> int:
        return 1 + max((each.depth() for each in self.children or ()), default=0)


class NodeParam(generated.NodeParam, total=False):
    note: str


class Branch(branch.Branch):
    def kinds(self) -> list[str | None]:
        return [each.kind for each in self.nodes or ()]


class Forest(forest.Forest):
    def height(self) -> int:
        return max((each.depth() for each in self.trees or ()), default=0)
"""
CODE = {"client.py": CLIENT, "nodes.py": NODES, "models.py": MODELS}


def planted(shell: Shell, code: dict[str, str]) -> None:
    """Make a project with a document and code of one's own in the package."""
    shell.write("trees.yaml", TREES)
    shell.write("gen.toml", CONFIG)
    folder = shell.folder / "sdk/trees/custom"
    for name, text in code.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

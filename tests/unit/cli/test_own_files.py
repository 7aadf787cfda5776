"""Files that somebody keeps, and edits that a budget tolerates."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sdkwright import __version__

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shell

NEW = """\
    delete:
      operationId: deletePet
      tags: [pets]
      parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: Gone.}}
components:
"""


def configure(shell: Shell, line: str) -> None:
    """Put a line into the configuration."""
    text = (shell.folder / "gen.toml").read_text()
    shell.write("gen.toml", f"{line}\n{text}")


def test_files_that_are_kept_are_nobodys_business(shell: Shell) -> None:
    configure(shell, 'keep = ["README.md", "api.md", "acme/pets/resources/"]')
    assert shell.gen("build").code == 0
    readme, api = shell.folder / "sdk/README.md", shell.folder / "sdk/api.md"
    module = shell.folder / "sdk/acme/pets/resources/pets.py"
    readme.write_text("mine\n")
    api.unlink()
    module.write_text(f"{module.read_text()}\n# mine\n")
    for _ in range(2):
        for command in ("build", "check"):
            ran = shell.gen(command)
            assert (ran.code, ran.err) == (0, "")
    assert readme.read_text() == "mine\n"
    assert not api.exists()
    shell.gen("build", "--force")
    assert module.read_text().endswith("# mine\n")
    # What is not kept is written as ever.
    (shell.folder / "sdk/acme/py.typed").unlink()
    assert shell.gen("check").code == 1
    assert shell.gen("build").code == 0
    assert (shell.folder / "sdk/acme/py.typed").exists()


def test_a_kept_module_that_lacks_something_is_told_of(shell: Shell) -> None:
    configure(shell, 'keep = ["acme/*/resources/*.py"]')
    shell.gen("build")
    module = shell.folder / "sdk/acme/pets/resources/pets.py"
    module.write_text(f"{module.read_text()}\n# mine\n")
    shell.edit("pets.yaml", "components:\n", NEW)
    built, checked = shell.gen("build"), shell.gen("check")
    assert (built.code, checked.code) == (1, 1)
    assert "It lacks" in built.err
    assert "Pets.delete" in built.err
    assert module.read_text().endswith("# mine\n")


def test_the_index_says_what_it_was_made_of_and_by_what(shell: Shell) -> None:
    shell.gen("build")
    text = (shell.folder / "sdk/acme/pets/operations.json").read_text()
    index = json.loads(text)
    assert index["document"] == {"title": "Pets", "version": "1"}
    assert index["generator"] == f"sdkwright {__version__}"


def test_edits_are_tolerated_up_to_a_budget(shell: Shell) -> None:
    configure(shell, "budget = { edits = 3 }")
    shell.gen("build")
    path = shell.folder / "sdk/acme/pets/client.py"
    path.write_text(f"{path.read_text()}\n# mine\n")
    ran = shell.gen("check")
    assert ran.code == 0
    assert "2 lines in 1 files were edited by hand, of 3 that may be." in ran.out
    path.write_text(f"{path.read_text()}# more\n# and more\n")
    ran = shell.gen("check")
    assert ran.code == 1
    assert "4 lines in 1 files were edited by hand; the budget is 3." in ran.err
    assert "Move the change to a class in acme/pets/custom/" in ran.err


def test_no_budget_hides_what_an_edit_keeps_out(shell: Shell) -> None:
    configure(shell, "budget = { edits = 1000 }")
    shell.gen("build")
    module = shell.folder / "sdk/acme/pets/resources/pets.py"
    module.write_text(f"{module.read_text()}\n# mine\n")
    assert shell.gen("check").code == 0
    shell.edit("pets.yaml", "components:\n", NEW)
    assert shell.gen("build").code == 1
    ran = shell.gen("check")
    assert ran.code == 1
    assert "It lacks" in ran.err
    (shell.folder / "sdk/acme/py.typed").unlink()
    assert shell.gen("check").code == 1

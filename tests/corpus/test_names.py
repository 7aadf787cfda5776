"""Names of resources and methods: the rules of the lint, and no finding in the corpus."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.corpus import naming, surfaces
from tests.corpus.naming import Name
from tests.corpus.shared import SHARED, needs

CORPUS = SHARED / "corpus"


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        (naming.article, "apps.add_an", "apps.add"),
        (naming.article, "albums.get_the_tracks", "albums.tracks"),
        (naming.doubled_resource, "sessions.end_session", "sessions.end"),
        (naming.doubled_resource, "files.file_list", "files.list"),
        (naming.doubled_verb, "search.search", "lists.list"),
        (naming.doubled_verb, "files.list_list", "files.list_files"),
        (naming.doubled_verb, "results.results", "updates.update"),
        (naming.doubled_resource, "commits.list_commits", "commits.commit_all"),
        (naming.residue, "threads.list_method", "threads.list"),
        (naming.residue, "pets.list_api_v1_pets_get", "pets.list"),
        (naming.residue, "pets_controller.find_one", "pets.retrieve"),
        (naming.digest, "repos.list_selected_92264bcf", "repos.list_selected"),
        (naming.numbered, "files.content_2", "files.create_v2"),
        (naming.needless_underscore, "config_.retrieve", "jobs.import_"),
    ],
)
def test_rules(rule: Callable[[Name], bool], bad: str, good: str) -> None:
    assert rule(Name(dotted=bad))
    assert not rule(Name(dotted=good))
    assert naming.faults(Name(dotted=bad))


def test_words_of_the_path_are_no_residue() -> None:
    path = frozenset({"present", "payment", "method"})
    assert not naming.residue(Name(dotted="readers.present_payment_method", path=path))


def entries() -> list[str]:
    """Return the main documents, relative to the corpus."""
    index = CORPUS / "index.json"
    if not index.exists():
        return []
    return [each["entry"] for each in json.loads(index.read_bytes())]


@pytest.mark.corpus
@needs("corpus")
@pytest.mark.parametrize("entry", entries())
def test_no_document_gets_a_name_with_a_fault(entry: str) -> None:
    found = [
        (name.dotted, operation.operation_id, faults)
        for name, operation in naming.names(CORPUS / entry)
        if (faults := naming.faults(name)) and not naming.chosen(operation)
    ]
    assert found == []


@pytest.mark.corpus
@needs("switching")
def test_names_agree_with_published_packages() -> None:
    found = [surfaces.agreement(each) for each in surfaces.projects()]
    targets = surfaces.total(
        [each for each in found if each.name in surfaces.TARGETS], ""
    )
    part, whole = targets.counts["names"]
    assert whole >= 300
    assert part >= 0.8 * whole
    openai = next(each for each in found if each.name == "openai")
    part, whole = openai.counts["names"]
    assert part >= 0.6 * whole

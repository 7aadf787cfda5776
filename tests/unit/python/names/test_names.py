"""Name candidates settled: distinct, stable, and never something Python or we need ourselves."""

from __future__ import annotations

import keyword
import random

import pytest
from pydantic import BaseModel
from sdkwright.ir import NameCandidate, Priority
from sdkwright.python.names.names import Claim, Scope, identifier, module_name, settle
from sdkwright.runtime.config.options import RequestOptions
from sdkwright.runtime.models.model import Model


def claim(
    key: str,
    text: str,
    priority: Priority = Priority.GIVEN,
    context: tuple[str, ...] = (),
) -> Claim:
    return Claim(
        key=key, candidate=NameCandidate(text=text, priority=priority, context=context)
    )


def test_every_claim_gets_its_candidate() -> None:
    claims = [claim("#/a", "sessionId"), claim("#/b", "X-Trace")]
    assert settle(Scope.FIELDS, claims) == {"#/a": "session_id", "#/b": "x_trace"}
    assert settle(Scope.TYPES, claims) == {"#/a": "SessionID", "#/b": "XTrace"}


def test_the_higher_priority_wins_in_any_order() -> None:
    claims = [
        claim("#/a", "user", Priority.DERIVED),
        claim("#/b", "user", Priority.GIVEN),
        claim("#/c", "user", Priority.OVERRIDE),
    ]
    assert settle(Scope.METHODS, claims) == {
        "#/a": "user_3",
        "#/b": "user_2",
        "#/c": "user",
    }


def test_losers_take_their_context_word_by_word_and_then_a_number() -> None:
    claims = [
        claim("#/1", "Item"),
        claim("#/2", "Item", context=("order", "new")),
        claim("#/3", "Item", context=("order", "new")),
        claim("#/4", "Item", context=("order", "new")),
        claim("#/5", "Item", context=("order",)),
    ]
    assert settle(Scope.TYPES, claims) == {
        "#/1": "Item",
        "#/2": "OrderItem",
        "#/3": "NewOrderItem",
        "#/4": "Item2",
        "#/5": "Item3",
    }


@pytest.mark.parametrize("scope", list(Scope))
def test_order_of_claims_does_not_matter(scope: Scope) -> None:
    texts = ["id", "ID", "i d", "Id", "iD", "class", "Class", "", "1", "2", "list"]
    claims = [claim(f"#/{n}", text) for n, text in enumerate(texts)]
    expected = settle(scope, claims)
    for seed in range(20):
        random.Random(seed).shuffle(claims)
        assert settle(scope, claims) == expected


@pytest.mark.parametrize("scope", list(Scope))
@pytest.mark.parametrize(
    "text",
    [
        "class",
        "None",
        "self",
        "str",
        "timeout",
        "",
        "1st",
        "日本",
        "__import__",
        "x" * 99,
    ],
)
def test_a_name_is_an_identifier(scope: Scope, text: str) -> None:
    name = identifier(scope, text)
    assert name.isidentifier()
    assert name.isascii() or (text == "日本" and name.rstrip("_") == text)
    assert not keyword.iskeyword(name)
    assert not name.startswith("_")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("日本", "u26085_u26412"),
        ("Ωmega", "u969_mega"),
        ("créé", "cree"),
        ("日本 2", "u26085_u26412_2"),
    ],
)
def test_packages_have_names_in_ascii(text: str, expected: str) -> None:
    assert identifier(Scope.PACKAGES, text) == expected


def test_a_recorded_name_in_another_script_is_kept() -> None:
    claims = [claim("#/a", "日"), claim("#/b", "本")]
    recorded = {"#/a": "日本", "#/b": "日"}
    assert settle(Scope.FIELDS, claims, recorded, keep=True) == recorded


@pytest.mark.parametrize("name", ["\uff4f\uff53", "ﬁle", "日\u202e本", "日 本"])
def test_a_recorded_name_that_python_reads_otherwise_is_forgotten(name: str) -> None:
    claims = [claim("#/a", "user")]
    settled = settle(Scope.FIELDS, claims, {"#/a": name}, keep=True)
    assert settled == {"#/a": "user"}


def test_a_recorded_name_is_kept_among_equals() -> None:
    claims = [claim("#/a", "user"), claim("#/b", "user")]
    recorded = {"#/b": "user", "#/a": "user_2"}
    assert settle(Scope.METHODS, claims, recorded) == recorded


def test_who_is_new_does_not_take_a_recorded_name() -> None:
    old = settle(Scope.TYPES, [claim("#/m", "user")])
    new = settle(Scope.TYPES, [claim("#/a", "user"), claim("#/m", "user")], old)
    assert new == {"#/m": "User", "#/a": "User2"}


def test_a_name_with_a_number_is_kept_when_the_first_one_goes() -> None:
    recorded = {"#/a": "User", "#/b": "User2"}
    assert settle(Scope.TYPES, [claim("#/b", "user")], recorded) == {"#/b": "User2"}


@pytest.mark.parametrize("text", ["Literal", "class", "model 1", "word " * 30, ""])
def test_a_number_is_recognised_behind_any_name(text: str) -> None:
    for scope in Scope:
        claims = [claim(f"#/{key}", text) for key in "abc"]
        before = settle(scope, claims)
        assert settle(scope, claims[2:], before)["#/c"] == before["#/c"]


@pytest.mark.parametrize("scope", [Scope.FIELDS, Scope.KEYS, Scope.PARAMETERS])
def test_the_empty_name_has_a_word_and_keeps_an_earlier_one(scope: Scope) -> None:
    claims = [claim("#/a", ""), claim("#/b", "$", context=("body",))]
    stand_in = "field" if scope is Scope.KEYS else scope.value
    assert settle(scope, claims) == {"#/a": "empty_name", "#/b": stand_in}
    recorded = {"#/a": stand_in}
    assert settle(scope, claims[:1], recorded) == recorded


def test_a_name_with_context_is_kept() -> None:
    recorded = {"#/b": "OrderItem"}
    claims = [claim("#/b", "Item", context=("order",))]
    assert settle(Scope.TYPES, claims, recorded) == recorded


def test_a_recorded_name_that_the_candidate_no_longer_gives_is_forgotten() -> None:
    claims = [claim("#/a", "account")]
    assert settle(Scope.TYPES, claims, {"#/a": "User"}) == {"#/a": "Account"}


def test_a_lock_cannot_smuggle_in_what_is_no_name() -> None:
    for hostile in ("os.system", "User\nimport os", "User٣", "User 2", "User2; x"):
        assert settle(Scope.TYPES, [claim("#/a", "user")], {"#/a": hostile}) == {
            "#/a": "User"
        }


def test_an_overridden_name_wins_over_a_recorded_one() -> None:
    claims = [claim("#/a", "login", Priority.OVERRIDE), claim("#/b", "login")]
    recorded = {"#/a": "sign_in", "#/b": "login"}
    assert settle(Scope.METHODS, claims, recorded) == {"#/a": "login", "#/b": "login_2"}


def test_names_in_use_are_left_alone() -> None:
    claims = [claim("#/a", "user")]
    assert settle(Scope.METHODS, claims, taken=["user"]) == {"#/a": "user_2"}
    assert settle(Scope.TYPES, claims, taken=["USER"]) == {"#/a": "User2"}


def test_classes_differ_even_where_file_names_know_no_case() -> None:
    texts = ["HTTPError", "HttpError", "Http_Error", "HTTP error", "httperror"]
    claims = [claim(f"#/{n}", text) for n, text in enumerate(texts)]
    names = settle(Scope.TYPES, claims).values()
    assert len({name.lower() for name in names}) == len(texts)
    assert len({module_name(name) for name in names}) == len(texts)


@pytest.mark.parametrize("name", ["Con", "Aux", "Nul", "Com1", "LPT9", "Prn", "Com0"])
def test_no_file_has_the_name_of_a_device(name: str) -> None:
    assert module_name(name).endswith("_")


@pytest.mark.parametrize("name", ["Class", "Import", "Init", "Lambda", "None_"])
def test_files_are_modules(name: str) -> None:
    assert module_name(name).isidentifier()
    assert not keyword.iskeyword(module_name(name))
    assert module_name(name) not in {"__init__", "init"}


def test_fields_do_not_hide_what_models_have() -> None:
    members = {name for name in dir(Model) if not name.startswith("_")}
    clashes = {name for name in members if identifier(Scope.FIELDS, name) in members}
    assert not clashes
    assert {"model_dump", "json", "to_dict"} <= members


def test_fields_that_only_look_like_members_keep_their_names() -> None:
    for name in (
        "model_name",
        "model",
        "model_id",
        "model_version",
        "config",
        "fields",
    ):
        assert identifier(Scope.FIELDS, name) == name


def test_a_model_takes_all_of_these_names_without_a_warning() -> None:
    names = ["model_dump", "json", "schema", "copy", "str", "list", "object", "class"]
    names += ["model_config", "dt", "uuid", "register", "model_x", "dict", "type"]
    fields = [identifier(Scope.FIELDS, name) for name in names]
    source = "\n".join(f"    {name}: str" for name in fields)
    space: dict[str, object] = {"Model": Model, "str": str, "__name__": __name__}
    exec(f"class Made(Model):\n{source}\n", space)
    made = space["Made"]
    assert isinstance(made, type)
    assert issubclass(made, BaseModel)
    assert list(made.model_fields) == fields


@pytest.mark.parametrize("name", [*RequestOptions.__annotations__, "self", "locals"])
def test_parameters_leave_options_to_us(name: str) -> None:
    assert identifier(Scope.PARAMETERS, name) == f"{name}_"


def test_words_that_are_keywords_only_in_places_stay() -> None:
    for name in ("type", "match", "case"):
        assert identifier(Scope.FIELDS, name) == name
        assert identifier(Scope.PARAMETERS, name) == name


def test_a_method_may_be_called_list() -> None:
    assert identifier(Scope.METHODS, "list") == "list"
    assert identifier(Scope.METHODS, "str") == "str"


@pytest.mark.parametrize("name", ["raw", "async_raw", "cached_property", "deprecated"])
def test_methods_do_not_hide_what_class_bodies_use(name: str) -> None:
    assert identifier(Scope.METHODS, name) == f"{name}_"


def test_types_do_not_hide_what_their_files_import() -> None:
    for name in ("Literal", "Model", "TypedDict", "UnknownStr", "Field", "Union"):
        assert identifier(Scope.TYPES, name) == f"{name}_"
        assert identifier(Scope.CLASSES, name) == f"{name}_"


@pytest.mark.parametrize(
    "name", ["client", "webhooks", "timeout", "not found error", "sync client"]
)
def test_a_client_is_not_called_like_what_stands_beside_it(name: str) -> None:
    assert identifier(Scope.CLIENTS, name).endswith("_")

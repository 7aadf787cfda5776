"""A small package of each form, as files of a folder."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STAINLESS: Final = {
    "__init__.py": """
        from . import types
        from ._client import Zoo, AsyncZoo, Client
        __all__ = ["types", "Zoo", "AsyncZoo", "Client", "NOT_GIVEN", "APIError"]
    """,
    "_client.py": """
        import os
        from ._base_client import SyncAPIClient, AsyncAPIClient
        class Zoo(SyncAPIClient):
            def __init__(self, *, token: str | None = None, timeout: float = 1) -> None:
                token = os.environ.get("ZOO_TOKEN")
                os.environ.get("ZOO_BASE_URL")
            @cached_property
            def animals(self) -> "Animals":
                from .resources.animals import Animals
                return Animals(self)
            def copy(self, *, token: str | None = None) -> "Zoo": ...
            def feed(self, amount: int) -> None:
                print(amount)
        class AsyncZoo(AsyncAPIClient):
            pass
        Client = Zoo
    """,
    "_base_client.py": "",
    "_exceptions.py": "class ZooError(Exception): ...\nclass APIError(ZooError): ...",
    "pagination.py": "class SyncCursorPage: ...\nclass AsyncCursorPage: ...",
    "resources/__init__.py": "",
    "resources/animals.py": """
        from ..types.animal import Animal
        from ..pagination import SyncCursorPage
        class Animals(SyncAPIResource):
            def get(self, id: str, *, extra_headers: Headers | None = None) -> Animal:
                return self._get(f"/animals/{id}", cast_to=Animal)
            def list(self, *, size: int | Omit = omit) -> SyncCursorPage[Animal]:
                return self._get_api_list("/animals", page=SyncCursorPage[Animal])
            @overload
            def move(self, id: str, *, zoo: str, to: str) -> Animal: ...
            @overload
            def move(self, id: str, *, zoo: str, away: bool) -> Animal: ...
            def move(self, id: str, *, zoo: str, to=omit, away=omit) -> Animal:
                return self._post(f"/zoos/{zoo}/animals/{id}/move")
    """,
    "types/__init__.py": "from .animal import Animal as Animal",
    "types/animal.py": """
        from typing import List, Optional
        from pydantic import Field as FieldInfo
        from .._models import BaseModel
        class Tag(BaseModel):
            text: str
        class Animal(BaseModel):
            id: str
            born_at: Optional[str] = FieldInfo(alias="bornAt", default=None)
            tags: List[Tag]
    """,
}

SPEAKEASY: Final = {
    "__init__.py": "__all__ = ['Zoo']",
    "basesdk.py": "",
    "sdk.py": """
        from .animals import Animals
        class Zoo(BaseSDK):
            animals: "Animals"
            def __init__(self, token: str | None = None) -> None:
                key = "ZOO_TOKEN_ENV"
    """,
    "animals.py": """
        from . import models
        class Animals(BaseSDK):
            def list(self, *, type_: str, retries=None) -> "models.Page":
                req = self._build_request(method="GET", path="/animals", request=1)
            async def list_async(self, *, type_: str) -> "models.Page":
                req = self._build_request_async(method="GET", path="/animals")
            def move(
                self, *, request: "Union[models.MoveRequest, models.MoveRequestTypedDict]"
            ) -> None:
                req = self._build_request(method="PUT", path="/animals/{id}")
            def make(self, *, request: "models.Animal") -> None:
                req = self._build_request(method="POST", path="/animals")
    """,
    "models/__init__.py": """
        from .page import Page
        from .error import ZooError
        from .move import MoveRequest, MoveRequestTypedDict, Animal
    """,
    "models/move.py": """
        class MoveRequestTypedDict(TypedDict):
            id: str
        class MoveRequest(BaseModel):
            id: Annotated[str, FieldMetadata(path=PathParamMetadata())]
            animal: Annotated[Animal, FieldMetadata(request=RequestMetadata())]
            type: Annotated[Optional[str], FieldMetadata(query=Query())] = None
        class Animal(BaseModel):
            name: str
    """,
}

FERN: Final = {
    "__init__.py": "",
    "client.py": """
        import os
        from .animals.client import AnimalsClient
        class Zoo:
            def __init__(self, *, token: str | None = os.getenv("ZOO_KEY")) -> None:
                self.animals = AnimalsClient(client_wrapper=self)
        class AsyncZoo:
            def __init__(self) -> None: ...
    """,
    "animals/__init__.py": "from .types import Animal",
    "animals/client.py": """
        class AnimalsClient:
            def find(self, zoo: str, id: str, *, request_options=None) -> "Animal":
                return self._raw_client.find(zoo, id).data
    """,
    "animals/raw_client.py": """
        class RawAnimalsClient:
            def find(self, zoo: str, id: str, *, request_options=None):
                r = self._client_wrapper.httpx_client.request(
                    f"zoos/{jsonable(zoo)}/animals/{jsonable(id)}", method="GET")
    """,
}


GENERATOR: Final = {
    "__init__.py": "",
    "client/__init__.py": '__all__ = ["AnimalsApi", "Animal"]',
    "client/api_client.py": "class ApiClient: ...",
    "client/configuration.py": "",
    "client/rest.py": "",
    "client/exceptions.py": "class ApiException(Exception): ...",
    "client/models/__init__.py": "from zoo.client.models.animal import Animal",
    "client/models/animal.py": "class Animal(BaseModel): ...",
    "client/api/__init__.py": "from zoo.client.api.animals_api import AnimalsApi",
    "client/api/animals_api.py": """
        class AnimalsApi:
            def find(
                self,
                id: Annotated[StrictStr, Field(description="It")],
                size: Optional[Annotated[StrictInt, Field(ge=0)]] = None,
                _headers: Optional[Dict[str, Any]] = None,
            ) -> Animal:
                return self.api_client.call_api(*self._find_serialize(id=id)).data
            def find_with_http_info(self, id): ...
            def _find_serialize(self, id, _headers):
                return self.api_client.param_serialize(
                    method="GET", resource_path="/animals/{id}")
    """,
    "client/api/default_api.py": """
        class DefaultApi(object):
            def feed(self, id, **kwargs):
                return self.feed_with_http_info(id, **kwargs)
            def feed_with_http_info(self, id, **kwargs):
                all_params = ["id", "food"]
                all_params.append("async_req")
                return self.api_client.call_api("/animals/{id}/feed", "POST")
    """,
    "client/api/zoos_api.py": """
        class ZoosApi(object):
            def __init__(self, api_client=None):
                self.close_endpoint = _Endpoint(
                    settings={"endpoint_path": "/zoos/{id}", "http_method": "DELETE"},
                    params_map={"all": ["id", "now"], "required": ["id"]},
                )
            def close(self, id, **kwargs):
                return self.close_endpoint.call_with_http_info(**kwargs)
    """,
}
OPERATIONS: Final = {
    "__init__.py": "from .client import AuthenticatedClient, Client",
    "client.py": "class Client: ...\nclass AuthenticatedClient: ...",
    "types.py": "class Unset: ...",
    "models/__init__.py": "from .animal import Animal",
    "models/animal.py": "class Animal: ...",
    "api/__init__.py": "",
    "api/animals/__init__.py": "",
    "api/animals/find.py": """
        def _get_kwargs(id: str, *, size: int | Unset = UNSET):
            _kwargs = {"method": "get", "url": "/animals/{id}".format(id=quote(str(id)))}
            return _kwargs
        def sync_detailed(id: str, *, client, size: int | Unset = UNSET) -> Response[Animal]: ...
        def sync(id: str, *, client, size: int | Unset = UNSET) -> Animal | None: ...
    """,
    "api/default/__init__.py": "",
    "api/default/health.py": """
        def _get_kwargs(*, client: Client) -> Dict[str, Any]:
            url = "{}/health".format(client.base_url)
            return {"method": "get", "url": url}
        def sync_detailed(*, client: Client) -> Response[Any]: ...
    """,
}


def written(folder: Path, files: Mapping[str, str], name: str = "zoo") -> Path:
    """Write a package into a folder; return where it is."""
    for path, text in files.items():
        place = folder / name / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(dedent(text), encoding="utf-8")
    return folder / name

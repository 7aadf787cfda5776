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
        class Animals(BaseSDK):
            def list(self, *, type_: str, retries=None) -> "models.Page":
                req = self._build_request(method="GET", path="/animals", request=1)
            async def list_async(self, *, type_: str) -> "models.Page":
                req = self._build_request_async(method="GET", path="/animals")
    """,
    "models/__init__.py": "from .page import Page\nfrom .error import ZooError",
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


def written(folder: Path, files: Mapping[str, str], name: str = "zoo") -> Path:
    """Write a package into a folder; return where it is."""
    for path, text in files.items():
        place = folder / name / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(dedent(text), encoding="utf-8")
    return folder / name

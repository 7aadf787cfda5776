from . import errors as errors
from . import resources as resources
from . import types as types
from .client import Acme as Acme
from .client import AsyncAcme as AsyncAcme
from .errors import AcmeError as AcmeError

__all__ = ["Acme", "AcmeError", "AsyncAcme", "errors", "resources", "types"]

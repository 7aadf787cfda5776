from . import errors as errors, resources as resources, types as types
from .client import Acme as Acme, AsyncAcme as AsyncAcme
from .errors import AcmeError as AcmeError

__all__ = ["Acme", "AcmeError", "AsyncAcme", "errors", "resources", "types"]

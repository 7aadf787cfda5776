from .._core.models.model import UnknownStr as UnknownStr

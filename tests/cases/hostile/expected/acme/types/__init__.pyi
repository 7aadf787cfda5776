from .._core.models.model import UnknownStr as UnknownStr
from .import_ import Import as Import

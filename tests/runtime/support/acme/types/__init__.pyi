from .box import Box as Box
from .box import BoxParam as BoxParam
from .errors import ErrorResponse as ErrorResponse
from .pet import Pet as Pet
from .pet import PetEvent as PetEvent
from .pet import PetList as PetList
from .pet import PetParam as PetParam
from .pet import Trick as Trick

__all__ = [
    "Box",
    "BoxParam",
    "ErrorResponse",
    "Pet",
    "PetEvent",
    "PetList",
    "PetParam",
    "Trick",
]

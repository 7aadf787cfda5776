from .box import Box as Box, BoxParam as BoxParam
from .errors import ErrorResponse as ErrorResponse
from .pet import (
    Pet as Pet,
    PetEvent as PetEvent,
    PetList as PetList,
    PetParam as PetParam,
    Trick as Trick,
)

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

from .boxes import AsyncBoxes as AsyncBoxes
from .boxes import Boxes as Boxes
from .pets import AsyncPets as AsyncPets
from .pets import Pets as Pets

__all__ = ["AsyncBoxes", "AsyncPets", "Boxes", "Pets"]

from .boxes import AsyncBoxes as AsyncBoxes, Boxes as Boxes
from .pets import AsyncPets as AsyncPets, Pets as Pets

__all__ = ["AsyncBoxes", "AsyncPets", "Boxes", "Pets"]

from .pets import AsyncPets as AsyncPets, Pets as Pets

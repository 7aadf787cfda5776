from .._core.models.model import UnknownStr as UnknownStr
from .error import Error as Error
from .pet import Pet as Pet
from .pet_page import PetPage as PetPage
from .status import Status as Status

from .._core.models.model import UnknownStr as UnknownStr
from .con_ import Con as Con
from .literal import Literal_ as Literal_
from .model import Model_ as Model_

"""The modules that are imported on demand, for tools that pack programs; never imported."""

from .. import error as error, pet as pet, pet_page as pet_page, status as status

"""Moving from other generators: their configurations and packages, as ours.

Each format has a module of its own, and all of them make one record of what is wanted. Nothing
else in the generator knows about this part.
"""

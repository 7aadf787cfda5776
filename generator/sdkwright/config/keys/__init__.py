"""The keys of a configuration: what each is called, what it may hold, what it means."""

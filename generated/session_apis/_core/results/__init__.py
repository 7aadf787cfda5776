"""Results of methods, parsed from responses; and raw and streamed responses."""

"""AIS of United States waters as MarineCadastre publishes it, one CSV file a day."""

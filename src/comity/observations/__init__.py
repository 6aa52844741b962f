"""Tables of what sources assert, as Arrow: units and zones stand in the column names, and every row points to its exhibit."""

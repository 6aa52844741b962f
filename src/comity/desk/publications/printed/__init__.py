"""What a report prints, in reading order, as plain values: the PDF's template and the web page are filled from the same."""

"""The demo world as data and one loader; everything invented in it says EXERCISE."""

"""The 1718 Committee's list of designated vessels, as the official PDF or as a third party's HTML conversion of it."""

"""The law for everybody: regimes on a day, provisions, goods and acts, as pages and as JSON. Every answer is the library's."""

"""Put the wings behind one address: settings, addresses, ASGI, the worker."""

"""`comity serve`: the pages, on this machine."""

from contextlib import suppress
from socket import SOCK_STREAM, create_server, getaddrinfo, socket
from typing import Annotated

import typer

from comity.commands.opening import opened
from comity.commands.output import DirOption, JsonFlag, console, show_json
from comity.vocabulary.errors import BadInput


class CannotListen(BadInput):
    """Nothing can be served at this address."""

    def diagnostics(self) -> str:
        """What else there is."""
        return "Name another port with --port, or an address of this machine with --host."


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8000,
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """Serve the world's pages until interrupted; housekeeping runs beside them."""
    opened(folder)
    run(listening(host, port), as_json=as_json)


def listening(host: str, port: int) -> socket:
    """The door where visitors will be let in, open already; raise CannotListen where this machine cannot open it."""
    try:
        family, _, _, _, address = getaddrinfo(host, port, type=SOCK_STREAM)[0]
        return create_server(address[:2], family=family)
    except OSError as error:
        why, _, _ = str(error.strerror).partition(" (")
        raise CannotListen(f"Nothing can be served at {host}, port {port}: {why}.") from None


def run(door: socket, *, as_json: bool) -> None:
    """Serve the opened world at a door; the worker runs in a thread of the same process."""
    import threading

    import uvicorn

    from comity.server.housekeeping import keep_house

    host, port = door.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    show_json({"address": address}) if as_json else console.print(f"Serving {address} (stop with Ctrl-C)")
    stopped = threading.Event()
    threading.Thread(target=keep_house, args=(stopped,), daemon=True).start()
    config = uvicorn.Config("comity.server.asgi:application", log_level="warning", access_log=False)
    try:
        with suppress(KeyboardInterrupt):  # Ctrl-C is how serving ends
            uvicorn.Server(config).run(sockets=[door])
    finally:
        stopped.set()

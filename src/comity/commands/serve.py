"""`comity serve`: the pages, on this machine."""

from typing import Annotated

import typer

from comity.commands.opening import opened
from comity.commands.output import DirOption, JsonFlag, console, show_json


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8000,
    folder: DirOption = "",
    as_json: JsonFlag = False,
) -> None:
    """Serve the world's pages until interrupted; housekeeping runs beside them."""
    opened(folder)
    run(host, port, as_json=as_json)


def run(host: str, port: int, *, as_json: bool) -> None:
    """Serve the opened world; the worker runs in a thread of the same process."""
    import threading

    import uvicorn

    from comity.server.housekeeping import keep_house

    address = f"http://{host}:{port}/"
    show_json({"address": address}) if as_json else console.print(f"Serving {address} (stop with Ctrl-C)")
    stopped = threading.Event()
    threading.Thread(target=keep_house, args=(stopped,), daemon=True).start()
    try:
        uvicorn.run("comity.server.asgi:application", host=host, port=port, log_level="warning", access_log=False)
    finally:
        stopped.set()

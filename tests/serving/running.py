"""Runs Debian's nginx on a port of this machine, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAM = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin:/bin")
BROTLI_MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
MAIN = """\
{user}
load_module {module};
daemon off;
worker_processes {workers};
pid {folder}/nginx.pid;
error_log stderr warn;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/ndp.conf;
}}
"""


class NotRunningError(Exception):
    """nginx is missing or does not start; the message says why."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(configuration: str, folder: Path, port: int, workers: int = 1) -> Iterator[None]:
    """nginx with a configuration that listens on `port`, its own files in `folder`. Raises NotRunningError."""
    if PROGRAM is None or not BROTLI_MODULE.exists():
        raise NotRunningError("no nginx on this machine: `make test` says how to install it")
    (folder / "ndp.conf").write_text(configuration, encoding="utf-8")
    main = folder / "nginx.conf"
    # As root its workers would be another user, who may not read the folders of tests.
    user = "user root;" if os.geteuid() == 0 else ""
    main.write_text(MAIN.format(user=user, folder=folder, module=BROTLI_MODULE, workers=workers), encoding="utf-8")
    command = [PROGRAM, "-e", "stderr", "-c", str(main)]
    check = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    if check.returncode or "[warn]" in check.stderr:
        raise NotRunningError(check.stderr)
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield
    finally:
        process.terminate()
        process.wait(60)


def _wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise NotRunningError(f"nothing listens on {port}")

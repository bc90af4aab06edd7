"""Real SPARQL servers of other makers, started for a test on the loopback with a folder and a password of their own."""

import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.store.transport import Login

_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server answers, takes updates and stores graphs, and who may write."""

    name: str
    query: str
    update: str
    gsp: str
    who: Login | None


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def oxigraph_found():
    return shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")


def virtuoso_found():
    return shutil.which("virtuoso-t")


@contextmanager
def _running(command, folder, probe):
    with (folder / "said.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            _wait(process, probe, folder / "said.log")
            yield
        finally:
            process.kill()
            process.wait()


def _wait(process, probe, log):
    until = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(probe, timeout=5):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start: {log.read_text('utf-8', 'replace')[-500:]}")


@contextmanager
def oxigraph(folder):
    base = f"http://127.0.0.1:{(port := free_port())}"
    command = [oxigraph_found(), "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    with _running(command, folder, base + "/query?query=ASK%7B%7D"):
        yield Server("oxigraph", base + "/query", base + "/update", base + "/store", None)


_INI = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 20
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 6
[SPARQL]
ResultSetMaxRows = 50
"""


@contextmanager
def virtuoso(folder):
    password, port = "p" + secrets.token_hex(8), free_port()  # one that begins with a digit is not taken
    (folder / "virtuoso.ini").write_text(_INI.format(sql=free_port(), http=port), "ascii")
    command = [virtuoso_found(), "-f", "-c", "virtuoso.ini"]
    first = [*command, "+pwdold", "dba", "+pwddba", password, "+pwddav", password]
    subprocess.run(first, cwd=folder, check=True, capture_output=True, timeout=_PATIENCE)  # sets the passwords and ends
    base = f"http://127.0.0.1:{port}"
    with _running(command, folder, base + "/sparql?query=ASK%7B%7D"):
        who = Login("dba", password)
        yield Server("virtuoso", base + "/sparql", base + "/sparql-auth", base + "/sparql-graph-crud-auth", who)

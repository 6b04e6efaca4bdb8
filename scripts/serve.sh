#!/bin/sh
# Prepares the demo and serves it as production does:  scripts/serve.sh HOST PORT THREADS
set -eu
cd "$(dirname "$0")/.."

host=$1 port=$2 threads=$3
export PYTHONUNBUFFERED=1 THREADS="$threads"

# Asked first, so that the answer stands alone and not below the server's own messages.
.venv/bin/python - "$host" "$port" <<'END'
import socket, sys

host, port = sys.argv[1:]
if not port.isdigit() or not 0 < int(port) < 65536:
    sys.exit(f"PORT={port!r}: use a number from 1 to 65535.")
try:
    family, kind, _, _, address = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)
except OSError as error:
    sys.exit(f"{host}:{port} cannot be used ({error.strerror}).  Another port: make run PORT=8001")
END

.venv/bin/python manage.py prepare_demo --address "$host:$port"

# One process: SQLite and the in-process cache want it. A thread waits for the database, the others go on.
exec .venv/bin/python -m granian --interface wsgi --host "$host" --port "$port" \
    --workers 1 --blocking-threads "$threads" --no-ws --log-level warning portal.wsgi:application

#!/usr/bin/env bash
# Takes the pictures of the staff's guide from a demo of its own, loaded for this:  scripts/clean_env.sh scripts/guide.sh PORT
set -euo pipefail
cd "$(dirname "$0")/.."

port=$1
scripts/serve.sh 127.0.0.1 "$port" 2 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true' EXIT

for _ in $(seq 180); do
    if .venv/bin/python -c "import urllib.request; urllib.request.urlopen('http://localhost:$port/healthz/', timeout=2)" 2>/dev/null; then
        .venv/bin/python scripts/guide_screenshots.py "http://localhost:$port" "$VAR_DIR/demo-accounts.txt"
        exit
    fi
    kill -0 "$server" 2>/dev/null || exit 1
    sleep 1
done
echo "The demo did not answer within three minutes." >&2
exit 1

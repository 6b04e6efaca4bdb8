#!/usr/bin/env bash
# Runs a command with a PostgreSQL and a Redis:  scripts/with_services.sh COMMAND…
#
# TEST_DATABASE_URL and TEST_REDIS_URL are used where they answer. Otherwise throw-away servers are started on free
# loopback ports, with their data in a temporary folder, and stopped at the end, however it comes. The command finds
# them in DATABASE_URL and REDIS_URL; its exit code is this script's.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
python=$root/.venv/bin/python
work=
redis_pid=
command_pid=
pg_bin=
pg_user=()

say() { printf 'with_services: %s\n' "$*" >&2; }

stop_all() {
    local code=$?
    trap - EXIT
    trap '' INT TERM HUP # a second signal must not cut the stopping off
    if [[ -n $command_pid ]] && kill -0 "$command_pid" 2>/dev/null; then
        kill -TERM "$command_pid" 2>/dev/null || true
        wait "$command_pid" 2>/dev/null || true
    fi
    if [[ -n $redis_pid ]]; then
        kill -TERM "$redis_pid" 2>/dev/null || true
        wait "$redis_pid" 2>/dev/null || true
    fi
    if [[ -n $work ]]; then
        if [[ -f $work/pg/postmaster.pid ]]; then
            "${pg_user[@]}" "$pg_bin/pg_ctl" stop -D "$work/pg" -m immediate -s >/dev/null 2>&1 || true
        fi
        rm -rf "$work"
    fi
    exit "$code"
}
trap stop_all EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

free_port() {
    "$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

postgres_answers() {
    "$python" -c 'import sys, psycopg2; psycopg2.connect(sys.argv[1], connect_timeout=5).close()' "$1" 2>/dev/null
}

redis_answers() {
    "$python" -c 'import sys, redis; redis.Redis.from_url(sys.argv[1], socket_timeout=5).ping()' "$1" 2>/dev/null
}

wait_for() {
    local check=$1 url=$2
    for _ in $(seq 100); do
        "$check" "$url" && return
        sleep 0.1
    done
    return 1
}

make_work() {
    [[ -n $work ]] && return
    # Short, since a socket's path must stay under 108 characters.
    work=$(mktemp -d /tmp/portal-services.XXXXXX)
    chmod 711 "$work"
}

find_postgres() {
    local candidate
    for candidate in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) "$(dirname "$(command -v initdb || echo /none)")"; do
        if [[ -x $candidate/initdb && -x $candidate/pg_ctl ]]; then
            pg_bin=$candidate
            return
        fi
    done
    say "no PostgreSQL found: apt install postgresql, or set TEST_DATABASE_URL"
    exit 1
}

start_postgres() {
    find_postgres
    make_work
    mkdir "$work/pg"
    if [[ $EUID -eq 0 ]]; then # PostgreSQL refuses to run as root
        pg_user=(runuser -u postgres --)
        chown postgres "$work/pg"
    fi
    local port
    port=$(free_port)
    # C.UTF-8 as on a Debian server: lower() must know Vietnamese letters.
    (cd "$work" && "${pg_user[@]}" "$pg_bin/initdb" -D "$work/pg" -U portal --auth=trust --encoding=UTF8 \
        --locale=C.UTF-8 --no-sync >"$work/initdb.log" 2>&1) || {
        cat "$work/initdb.log" >&2
        say "initdb failed"
        exit 1
    }
    # Nothing here has to survive a crash.
    (cd "$work" && "${pg_user[@]}" "$pg_bin/pg_ctl" start -D "$work/pg" -w -s -l "$work/pg/server.log" -o \
        "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$work/pg -c fsync=off \
         -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" >/dev/null) || {
        cat "$work/pg/server.log" >&2
        say "PostgreSQL did not start"
        exit 1
    }
    DATABASE_URL=postgres://portal@127.0.0.1:$port/postgres
    wait_for postgres_answers "$DATABASE_URL" || {
        say "PostgreSQL does not answer at $DATABASE_URL"
        exit 1
    }
}

start_redis() {
    command -v redis-server >/dev/null || {
        say "no redis-server found: apt install redis-server, or set TEST_REDIS_URL"
        exit 1
    }
    make_work
    local port
    port=$(free_port)
    redis-server --bind 127.0.0.1 --port "$port" --save '' --appendonly no --daemonize no --databases 128 --dir "$work" \
        >"$work/redis.log" 2>&1 &
    redis_pid=$!
    REDIS_URL=redis://127.0.0.1:$port/0
    wait_for redis_answers "$REDIS_URL" || {
        cat "$work/redis.log" >&2
        say "Redis does not answer at $REDIS_URL"
        exit 1
    }
}

if [[ $# -eq 0 ]]; then
    say "usage: scripts/with_services.sh COMMAND…"
    exit 2
fi

if [[ -n ${TEST_DATABASE_URL:-} ]] && postgres_answers "$TEST_DATABASE_URL"; then
    DATABASE_URL=$TEST_DATABASE_URL
else
    [[ -z ${TEST_DATABASE_URL:-} ]] || say "TEST_DATABASE_URL does not answer: starting a PostgreSQL"
    start_postgres
fi
if [[ -n ${TEST_REDIS_URL:-} ]] && redis_answers "$TEST_REDIS_URL"; then
    REDIS_URL=$TEST_REDIS_URL
else
    [[ -z ${TEST_REDIS_URL:-} ]] || say "TEST_REDIS_URL does not answer: starting a Redis"
    start_redis
fi
export DATABASE_URL REDIS_URL

# In the background, so that a signal is acted upon at once and not when the command is over.
"$@" <&0 &
command_pid=$!
code=0
wait "$command_pid" || code=$?
command_pid=
exit "$code"

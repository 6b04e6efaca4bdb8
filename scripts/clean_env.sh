#!/usr/bin/env bash
# Runs a command on ground of its own:  scripts/clean_env.sh COMMAND…
#
# Tests must not depend on the settings of whoever starts them, and never touch var/: the portal's variables are
# cleared, VAR_DIR is a folder that is deleted at the end. TEST_DATABASE_URL and TEST_REDIS_URL stay.
set -euo pipefail

unset DATABASE_URL REDIS_URL CACHE_PREFIX DEBUG SECRET_KEY ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS TRUSTED_PROXIES HTTPS \
    MEDIA_ROOT LOG_LEVEL EMAIL_URL MAIL_FROM IDLE_SECONDS IDLE_WARNING_SECONDS SIGN_IN_FAILURES SIGN_IN_LOCK_MINUTES \
    DJANGO_SETTINGS_MODULE

VAR_DIR=$(mktemp -d "${TMPDIR:-/tmp}/portal-var.XXXXXX")
export VAR_DIR
trap 'rm -rf "$VAR_DIR"' EXIT

"$@"

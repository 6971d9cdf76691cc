#!/bin/sh
# The REST API with curl, against a running host.
#
#   DEEMUSIC_URL=http://127.0.0.1:6595 sh docs/examples/curl.sh https://www.deezer.com/track/3135556
#
# DEEMUSIC_API_TOKEN is sent when it is set; on loopback none is needed.
set -eu

host="${DEEMUSIC_URL:-http://127.0.0.1:6595}"
link="${1:-https://www.deezer.com/track/3135556}"
api="${host%/}/api/v1"

call() {
  curl --silent --show-error --fail-with-body ${DEEMUSIC_API_TOKEN:+--header "Authorization: Bearer $DEEMUSIC_API_TOKEN"} "$@"
  echo
}

# Is it ready?
call "${host%/}/health/ready"

# Queue a link; 201 when something is new, 200 when it was there already.
call "$api/downloads" --json "{ \"link\": \"$link\", \"priority\": \"interactive\" }"

# Queue by type and id, many at once: all or nothing.
call "$api/downloads" --json '{ "items": [{ "type": "track", "id": "3135556" }], "quality": "MP3_320" }'

# The list, newest first; the next page is asked for by its cursor.
call "$api/downloads?limit=5&sort=-added"

# One item. Ids of children have a dot, and a # when a playlist has a track twice: encode them.
call "$api/downloads/track_3135556"

# The whole queue: hold it, let it go on with four transfers at once.
call --request PATCH "$api/queue" --json '{ "paused": true }'
call --request PATCH "$api/queue" --json '{ "paused": false, "concurrency": 4 }'

# How it stands.
call "$api/stats"
call "$api/history?limit=5"

# Find something.
call --get "$api/search" --data-urlencode "q=daft punk" --data-urlencode "type=album"

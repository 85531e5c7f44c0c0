#!/bin/bash
# One HTTP request on standard input, answered by an RFC 3161 time stamp of the smoke test's own authority; socat runs it.
cd /hqs/smoke || exit 1
length=0
while IFS=$' \r' read -r name value && [ -n "$name" ]; do
    case "${name,,}" in content-length:) length=$value ;; esac
done
request=$(mktemp)
head -c "$length" >"$request"
openssl ts -reply -config time_stamps.cnf -queryfile "$request" -out "$request.reply" 2>/dev/null
printf 'HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\nContent-Length: %d\r\nConnection: close\r\n\r\n' \
    "$(stat -c %s "$request.reply")"
cat "$request.reply"
rm -f "$request" "$request.reply"

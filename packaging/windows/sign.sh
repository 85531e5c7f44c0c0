#!/bin/sh
# sign.sh FILE...: Authenticode signatures, with an RFC 3161 time stamp where HQS_TIMESTAMP_URL is given. Runs inside the
# Debian folder, where with_certificate (wine.sh) has laid the certificate and its password.
set -eu
for file; do
    set -- -pkcs12 /tmp/certificate.pfx -readpass /tmp/certificate.password -h sha256 -n "HQS Desktop"
    [ -z "${HQS_TIMESTAMP_URL:-}" ] || set -- "$@" -ts "$HQS_TIMESTAMP_URL"
    osslsigncode sign "$@" -in "$file" -out "$file.signed" >/dev/null
    mv "$file.signed" "$file"
done

#!/bin/sh
# sign.sh FILE...: Authenticode signatures by osslsigncode, with an RFC 3161 time stamp where HQS_TIMESTAMP_URL is given.
set -eu
: "${HQS_SIGN_PFX:?a PKCS#12 certificate is needed}"
for file; do
    set -- -pkcs12 "$HQS_SIGN_PFX" -h sha256 -n "HQS Desktop"
    [ -z "${HQS_SIGN_PASSWORD_FILE:-}" ] || set -- "$@" -readpass "$HQS_SIGN_PASSWORD_FILE"
    [ -z "${HQS_TIMESTAMP_URL:-}" ] || set -- "$@" -ts "$HQS_TIMESTAMP_URL"
    osslsigncode sign "$@" -in "$file" -out "$file.signed" >/dev/null
    mv "$file.signed" "$file"
done

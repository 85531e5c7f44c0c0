#!/bin/bash
# Makes, in /hqs/smoke, what signing is tried with: a certificate for code (signer.pfx, signer.pem) and a time-stamping
# authority (stamps.*, time_stamps.cnf), both self-made. Runs inside the Debian folder.
set -euo pipefail
cd /hqs/smoke
certificate() { # NAME EXTENDED-KEY-USAGE
    openssl req -x509 -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.pem" -days 30 -subj "/CN=hqs-smoke-$1" \
        -addext "extendedKeyUsage=$2" -addext keyUsage=critical,digitalSignature 2>/dev/null
}
certificate signer codeSigning
certificate stamps critical,timeStamping
printf secret >signer.password
openssl pkcs12 -export -inkey signer.key -in signer.pem -out signer.pfx -passout file:signer.password
cat >time_stamps.cnf <<END
[tsa]
default_tsa = ours
[ours]
serial = /hqs/smoke/stamps.serial
signer_cert = /hqs/smoke/stamps.pem
signer_key = /hqs/smoke/stamps.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
END

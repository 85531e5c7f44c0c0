#!/bin/bash
# Installs what build_windows.sh made into a fresh Wine prefix and checks that it works: one line a check, non-zero where
# any fails. Pictures and answers stay in dist/windows/smoke. What Wine can't prove is listed in packaging/README.md.
#   packaging/smoke_windows.sh              HQS_WINE_ROOT as for build_windows.sh
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
# shellcheck source=packaging/windows/wine.sh
. packaging/windows/wine.sh
# shellcheck source=packaging/windows/msi.sh
. packaging/windows/msi.sh
H=$WINE_ROOT/hqs
VERSION=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' hqs_desktop/__init__.py)

[ "$(id -u)" -eq 0 ] || die "root is missing: chroot needs it"
setup=$PWD/dist/windows/hqs-desktop-$VERSION-setup.exe
if [ ! -e "$setup" ] || [ ! -e "$H/dist/hqs-desktop-selftest.exe" ]; then
    die "nothing to check: run packaging/build_windows.sh first"
fi

S=$H/smoke
rm -rf "$S"
mkdir -p "$S"
cp "$setup" "$S/setup.exe"
cp "dist/windows/hqs-desktop-$VERSION.msi" "$S/hqs.msi"
cp packaging/windows/{smoke_inside.sh,msi_smoke.sh,drive_setup.py,signing_material.sh,time_stamps.sh} "$S/"
(cd dist/windows && sha256sum --quiet -c SHA256SUMS) || die "dist/windows/SHA256SUMS does not agree"
# An older version, from the same bundle with one file more: an upgrade must take that away. It is also what signing is
# tried with: by a certificate and a time-stamping authority of our own.
cp -al "$H/dist/hqs-desktop" "$S/old"
echo old >"$S/old/_internal/only-in-the-old-version.txt"
in_root bash /hqs/smoke/signing_material.sh || die "no certificate could be made"
set -m # a process group of its own, which can be ended as a whole
in_root socat TCP-LISTEN:18446,bind=127.0.0.1,fork,reuseaddr 'EXEC:bash /hqs/smoke/time_stamps.sh' &
stamps=$!
set +m
(
    export HQS_SIGN_PFX=$S/signer.pfx HQS_SIGN_PASSWORD_FILE=$S/signer.password HQS_TIMESTAMP_URL=http://127.0.0.1:18446/
    sign "$S/old/hqs-desktop.exe" "$S/old/hqs-desktop-console.exe"
    make_installer "$S/old" 0.0.9 "$S/old-setup.exe" zlib
    make_msi "$S/old" 0.0.9 "$S/hqs-old.msi"
) || exit 1
kill -- "-$stamps"
# What shaping must give, and the look of the tour, by the same code on Linux.
QT_QPA_PLATFORM=offscreen .venv/bin/python packaging/windows/selftest.py glyphs >"$S/glyphs.linux" 2>/dev/null
make_prefix /hqs/smoke/prefix
HQS_WINEDEBUG=-all in_root bash /hqs/smoke/smoke_inside.sh "$VERSION"
failed=$?
rm -rf dist/windows/smoke
mkdir -p dist/windows/smoke
cp -r "$S"/tour "$S"/pages-* "$S"/*.out "$S"/*.pdf "$S"/glyphs.* dist/windows/smoke/ 2>/dev/null
exit "$failed"

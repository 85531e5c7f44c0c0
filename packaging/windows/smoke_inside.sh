#!/bin/bash
# shellcheck disable=SC2317,SC2329  # the functions are called by check
# The checks themselves, run by smoke_windows.sh inside the Debian folder, with a screen. Argument: the version.
set -uo pipefail
VERSION=$1
cd /hqs/smoke || exit 1
export WINEPREFIX=/hqs/smoke/prefix
unset SOURCE_DATE_EPOCH # libraries that are checked here would read it
C=$WINEPREFIX/drive_c
APP="$C/Program Files/HQS Desktop"
USER_DATA=$C/users/root/AppData/Local/HQSDesktop
KEY='Software\Microsoft\Windows\CurrentVersion\Uninstall\HQSDesktop'
failures=0

# Wine wants a stdin that ends and an output that is a pipe, or Python dies at its start. The pipe is not waited for:
# what a program leaves running behind it would hold it open.
win() {
    local rc=0
    timeout "${LIMIT:-120}" wine "$@" </dev/null > >(stdbuf -oL tr -d '\r' >win.txt 2>/dev/null) 2>&1 || rc=$?
    sleep 0.3
    cat win.txt
    return "$rc"
}
drive() { win 'Z:\hqs\python\python.exe' 'Z:\hqs\smoke\drive_setup.py' "$@"; }
selftest() { win "$APP/hqs-desktop-selftest.exe" "$@"; }
# check NAME COMMAND...: one line; its last line of output says more.
check() {
    local name=$1 said
    shift
    if said=$("$@" 2>&1); then
        printf 'ok   %s: %s\n' "$name" "$(tail -1 <<<"$said" | cut -c1-150)"
    else
        printf 'FAIL %s: %s\n' "$name" "$(tail -4 <<<"$said" | cut -c1-300)"
        failures=$((failures + 1))
    fi
}
ends_with() { # CODE COMMAND...: it must end with that exit code
    local wanted=$1 rc=0
    shift
    "$@" || rc=$?
    echo "exit code $rc"
    [ "$rc" -eq "$wanted" ]
}
registry() { win reg query "$1\\$KEY" /reg:64; }

signature() { # FILE: by our certificate, with a time stamp of our authority
    osslsigncode verify -CAfile signer.pem -TSA-CAfile stamps.pem -in "$1" >signature.txt 2>&1 &&
        grep -q 'Timestamp Server Signature verification: ok' signature.txt
}
signed() {
    local file
    for file in old-setup.exe "$APP/hqs-desktop.exe" "$APP/hqs-desktop-console.exe" "$APP/uninstall.exe"; do
        signature "$file" || { echo "not signed: $file"; cat signature.txt; return 1; }
    done
    cp "$APP/uninstall.exe" changed.exe
    printf x | dd of=changed.exe bs=1 seek=2000 conv=notrunc 2>/dev/null
    ! signature changed.exe || { echo "a changed file still passes"; return 1; }
    ! signature setup.exe || { echo "an unsigned file passes"; return 1; }
    echo "installer, both programs and uninstaller, time-stamped; a changed byte is noticed"
}
install_old() { win old-setup.exe /S && [ -e "$APP/_internal/only-in-the-old-version.txt" ] && registry HKLM | grep -q '0\.0\.9' && echo 0.0.9; }
lay_selftest() { cp /hqs/dist/hqs-desktop-selftest.exe "$APP/"; }
first_start() { # opens on the user's own profile: makes the journal and its key in the vault
    wine "$APP/hqs-desktop.exe" </dev/null > >(cat >app.out 2>/dev/null) 2>&1 &
    local _
    for _ in $(seq 60); do
        [ ! -s "$USER_DATA/journal.db" ] || break
        sleep 0.5
    done
    sleep 3
    [ -s "$USER_DATA/journal.db" ] && echo "${USER_DATA#"$C"}"
}
second_instance() {
    selftest minimise && ends_with 0 win "$APP/hqs-desktop.exe" && selftest raised && echo "it raised the first and ended"
}
running() { grep -lsa 'hqs-desktop\.exe' /proc/[0-9]*/cmdline >/dev/null; }
ask_to_close() { # the installer itself asks
    running && win setup.exe /S && ! running && echo "the running app was asked and closed"
}
upgraded() {
    registry HKLM | grep -q "DisplayVersion.*$VERSION" && [ ! -e "$APP/_internal/only-in-the-old-version.txt" ] &&
        [ ! -e "$APP/new" ] && [ ! -e "$APP/old" ] && echo "$VERSION"
}
promised() {
    local file value all
    for file in hqs-desktop.exe hqs-desktop-console.exe uninstall.exe sbom.cdx.json licences/CPython.txt \
        _internal/PySide6/translations/qtbase_fa.qm _internal/hqs_desktop/translations/fa.qm; do
        [ -s "$APP/$file" ] || { echo "missing: $file"; return 1; }
    done
    [ -e "$C/ProgramData/Microsoft/Windows/Start Menu/Programs/HQS Desktop.lnk" ] || { echo "no shortcut"; return 1; }
    [ -d "$C/ProgramData/HQSDesktop" ] || { echo "no folder for the policy"; return 1; }
    all=$(registry HKLM)
    for value in DisplayName DisplayVersion Publisher DisplayIcon InstallLocation UninstallString QuietUninstallString \
        EstimatedSize NoModify NoRepair; do
        grep -q "$value" <<<"$all" || { echo "no $value in the registry"; return 1; }
    done
    echo "files, shortcut, the policy's folder, 10 registry values"
}
tour() {
    LIMIT=300 win "$APP/hqs-desktop-console.exe" demo --tour 'Z:\hqs\smoke\tour' >tour.out
    local rc=$?
    cat tour.out
    [ "$rc" -eq 0 ] && [ "$(find tour -name '*.png' | wc -l)" -ge 60 ] && grep 'ledger agrees' tour.out | cut -c1-60
}
windowed_tour() { LIMIT=300 win "$APP/hqs-desktop.exe" demo --tour 'Z:\hqs\smoke\tour-windowed' && find tour-windowed -name '*.png' | wc -l; }
shaping() { selftest glyphs >glyphs.windows && cmp glyphs.linux glyphs.windows && echo "same glyphs as on Linux"; }
help_text() { win "$APP/hqs-desktop-console.exe" --version | grep -F "$VERSION"; }
policy() { # a file of IT's is honoured, whatever the user's variables say; a broken one is named with its line
    local file=$C/ProgramData/HQSDesktop/policy.toml rc=0
    mkdir -p "${file%/*}"
    printf '[connection]\nmode = "test"\n' >"$file"
    PROGRAMDATA='C:\users' selftest policy | grep -F "test, locked: ['connection.mode'], wrong: []" || rc=1
    printf '[connection]\nmode = "test"\nmode = oops\n' >"$file"
    selftest policy | grep -F "production, locked: [], wrong: ['line 3: not toml" || rc=1
    rm "$file"
    return "$rc"
}
configured() {
    printf '[connection]\nmode = "demo"\n' >demo.toml
    LIMIT=60 win "$APP/hqs-desktop-console.exe" configure --profile 'Z:\hqs\smoke\configured' --from 'Z:\hqs\smoke\demo.toml' &&
        [ -s configured/settings.toml ] && echo "settings written"
}
authority() { # NAME PORT: an authority, and a server of it
    openssl req -x509 -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.pem" -days 30 -subj "/CN=hqs-$1" 2>/dev/null
    openssl req -newkey rsa:2048 -nodes -keyout "$1-server.key" -out "$1.csr" -subj /CN=localhost 2>/dev/null
    printf 'subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth\n' >server.ext
    openssl x509 -req -in "$1.csr" -CA "$1.pem" -CAkey "$1.key" -CAcreateserial -out "$1-server.pem" -days 30 \
        -extfile server.ext 2>/dev/null
    # With its root in the chain: Wine, unlike Windows, takes a chain that ends before any root.
    openssl s_server -accept "127.0.0.1:$2" -cert "$1-server.pem" -key "$1-server.key" -cert_chain "$1.pem" -quiet \
        </dev/zero >/dev/null 2>&1 &
}
# Wine fills Windows' store from the Debian folder's own: the known authority goes there, and out again at the end.
TRUSTED=/usr/local/share/ca-certificates/hqs-smoke.crt
prepare_tls() {
    authority known 18443
    authority unknown 18444
    cp known.pem "$TRUSTED" && update-ca-certificates >/dev/null 2>&1
}
forget_tls() { rm -f "$TRUSTED" && update-ca-certificates --fresh >/dev/null 2>&1; }
newer_refused() {
    win reg add "HKLM\\$KEY" /v DisplayVersion /d 99.0.0 /f /reg:64 >/dev/null
    local rc=0
    ends_with 3 win setup.exe /S || rc=1
    win reg add "HKLM\\$KEY" /v DisplayVersion /d "$VERSION" /f /reg:64 >/dev/null
    return "$rc"
}
same_program() { registry HKLM | grep -q "DisplayVersion.*$VERSION" && [ -s "$APP/_internal/python312.dll" ] && [ ! -e "$APP/new" ] && [ ! -e "$APP/old" ]; }
refuses() { # CODE COMMAND...: ends with that code, and the installed program is what it was
    local before after
    before=$(cd "$APP" && find . -type f -printf '%p %s %T@\n' | sort | sha256sum)
    ends_with "$@" || return 1
    after=$(cd "$APP" && find . -type f -printf '%p %s %T@\n' | sort | sha256sum)
    [ "$before" = "$after" ] && same_program && echo "exit code $1, nothing changed"
}
not_administrator() {
    # Wine, unlike Windows, makes everybody an administrator whose program asks for the highest rights: this copy asks for none.
    LC_ALL=C sed 's/level="highestAvailable"/level="asInvoker"       /' setup.exe >setup-plain.exe
    ! cmp -s setup.exe setup-plain.exe && refuses 4 drive plain setup-plain.exe /NCRC /S
}
too_old() {
    win winecfg -v win81 >/dev/null
    local rc=0
    refuses 6 win setup.exe /S || rc=1
    win winecfg -v win10 >/dev/null
    return "$rc"
}
no_space() {
    mkdir -p small && mount -t tmpfs -o size=60m tmpfs small && ln -sfn /hqs/smoke/small "$WINEPREFIX/dosdevices/t:" || return 1
    local rc=0
    refuses 7 win setup.exe /S '/D=T:\HQS' && [ ! -e small/HQS ] || rc=1
    rm -f "$WINEPREFIX/dosdevices/t:"
    umount small
    return "$rc"
}
pages() { # LANGUAGE FOLDER: every page seen; all that is printed, and a picture of each
    mkdir -p "$2"
    drive walk "$1" "/hqs/smoke/$2" setup.exe >"$2.out" || return 1
    [ "$(find "$2" -name '*.png' -size +4k | wc -l)" -ge 2 ] && same_program && echo "$(grep -c '^page' "$2.out") seen"
}
started() { # the median of six starts, in ms
    local _ times
    times=$(for _ in 1 2 3 4 5 6; do selftest start "$@"; done | grep -E '^[0-9]+$' | sort -n)
    [ "$(wc -l <<<"$times")" -ge 5 ] || return 1
    sed -n 3p <<<"$times"
}
ratio() {
    local app bare
    bare=$(started 'Z:\hqs\dist\bare\bare-window.exe') && app=$(started 'C:\Program Files\HQS Desktop\hqs-desktop.exe' --profile 'Z:\hqs\smoke\timed') || return 1
    awk -v a="$app" -v b="$bare" 'BEGIN { printf "app %d ms, bare window %d ms, ratio %.2f (target 2.0)\n", a, b, a / b; exit a / b > 2.0 }'
}
uninstalled() {
    rm -f "$APP/hqs-desktop-selftest.exe"
    win "$APP/uninstall.exe" /AllUsers /S
    local _
    for _ in $(seq 60); do
        [ -e "$APP" ] || break
        sleep 0.5 # it copies itself away and goes on there
    done
    [ ! -e "$APP" ] || { find "$APP" | head; return 1; }
    ! registry HKLM | grep -q DisplayName || return 1
    [ ! -e "$C/ProgramData/HQSDesktop" ] || { echo "the policy's empty folder is left"; return 1; }
    [ -s "$USER_DATA/journal.db" ] && echo "program gone, the user's journal kept"
}
per_user() {
    win setup.exe /S /CurrentUser && registry HKCU | grep -q "$VERSION" &&
        [ -s "$C/users/root/AppData/Local/Programs/HQS Desktop/hqs-desktop.exe" ] && echo "under the user's own programs"
}
purged() {
    win "$C/users/root/AppData/Local/Programs/HQS Desktop/uninstall.exe" /CurrentUser /S /PURGE
    local _
    for _ in $(seq 60); do
        [ -e "$USER_DATA" ] || break
        sleep 0.5
    done
    [ ! -e "$USER_DATA" ] && echo "program and the user's data gone"
}
own_folder() { win setup.exe /S '/D=C:\OwnFolder' && [ -s "$C/OwnFolder/hqs-desktop.exe" ] && echo "C:\\OwnFolder"; }
uninstaller_held() { # what can't be finished can be begun again
    cp "$C/OwnFolder/uninstall.exe" uninstall-copy.exe &&
        ends_with 2 drive hold 'C:\OwnFolder\_internal\python312.dll' uninstall-copy.exe /S '_?=C:\OwnFolder' &&
        [ -s "$C/OwnFolder/uninstall.exe" ] && registry HKLM | grep -q "$VERSION" && echo "exit code 2, its entry still there"
}
uninstaller_pages() { # from a copy, which alone can be waited for
    mkdir -p pages-uninstall &&
        drive walk fa /hqs/smoke/pages-uninstall uninstall-copy.exe '_?=C:\OwnFolder' >pages-uninstall.out &&
        [ ! -e "$C/OwnFolder" ] && echo "$(grep -c '^page' pages-uninstall.out) seen"
}

prepare_tls
trap forget_tls EXIT
wineserver -p # stays between the checks

check "silent installation of an older version" install_old
check "signatures with time stamps" signed
lay_selftest
check "vault (Windows Credential Manager through keyring)" selftest vault
check "first start: journal under the user's profile" first_start
check "encrypted journal takes a booking, key from the vault" selftest journal-put
check "second instance raises the first" second_instance
check "a running app is asked to close, and the upgrade goes on" ask_to_close
check "upgrade, nothing of the old one left" upgraded
lay_selftest
check "files, shortcut and registry as promised" promised
check "the booking made before the upgrade is still there" selftest journal-has
check "upgrade again (same version)" ends_with 0 win setup.exe /S
check "the booking is still there" selftest journal-has
check "migrations run from the bundle" selftest migrate 'Z:\hqs\smoke'
check "installation over a newer version refuses" newer_refused
check "a user who may not install for all is refused" not_administrator
check "a program that does not close is left alone" refuses 5 drive hold 'C:\Program Files\HQS Desktop\hqs-desktop-console.exe' setup.exe /S
check "an upgrade that can't finish brings the old version back" refuses 2 drive hold 'C:\Program Files\HQS Desktop\sbom.cdx.json' setup.exe /S
check "Windows 8.1 is refused" too_old
check "a full disk is noticed before" no_space
check "cancelled by the user" refuses 1 drive cancel setup.exe
check "the installer's pages in Persian" pages fa pages-fa
check "the installer's pages in English" pages en pages-en
check "console twin speaks" help_text
check "machine policy: honoured; broken: named by its line" policy
check "configure without a window" configured
check "tour in the installed app (console twin), ledger" tour
check "tour in the installed app (windowed)" windowed_tour
check "Persian shaping and font" shaping
check "TLS by Windows' certificate store (truststore)" selftest tls 18443 18444
check "PDF of a slip" selftest slip 'Z:\hqs\smoke\slip.pdf'
check "start" ratio
check "uninstallation keeps the user's data" uninstalled
check "per-user installation" per_user
check "uninstallation with /PURGE" purged
check "installation into a given folder" own_folder
check "an uninstallation that can't finish" uninstaller_held
check "the uninstaller's pages in Persian; waited for" uninstaller_pages
# shellcheck source=packaging/windows/msi_smoke.sh
. /hqs/smoke/msi_smoke.sh
msi_checks
echo "$failures failed"
exit $((failures > 0))

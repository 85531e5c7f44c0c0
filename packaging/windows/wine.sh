# shellcheck shell=bash
# Sourced by build_windows.sh and smoke_windows.sh: a Debian 13 folder with Wine 10, and how to run things in it.
# (Debian 12's Wine 8 is too old for Qt 6.11.) The folder is made once and kept; it is 1.7 GB.

WINE_ROOT=${HQS_WINE_ROOT:-/var/tmp/hqs-wine}
NEEDED_MB=6000 # the folder, a Wine prefix, wheels, two bundles and the installers
PACKAGES='wine wine64 wine32:i386 fonts-wine xvfb scrot nsis wixl msitools faketime osslsigncode openssl socat'

say() { printf '%s\n' "$*" >&2; }
die() {
    say "$(basename "$0"): $*"
    exit 1
}

# apart COMMAND...: with mounts and processes of its own, which end with it. In a chroot mounts can't be made private, and
# need not be where none is shared.
apart() {
    local mounts=private
    unshare --mount true 2>/dev/null || grep -q ' shared:' /proc/self/mountinfo || mounts=unchanged
    unshare --mount --propagation "$mounts" --pid --fork --kill-child -- "$@"
}

# Everything that a build needs from outside, named before an hour is spent on it.
require_machine() {
    [ "$(id -u)" -eq 0 ] || die "root is missing: debootstrap and chroot need it"
    command -v apt-get >/dev/null || die "a Debian-like machine is missing: there is no apt-get"
    apart true 2>/dev/null || die "the right to unshare namespaces is missing (a container without it?)"
    local folder=$WINE_ROOT free
    while [ ! -d "$folder" ]; do folder=$(dirname "$folder"); done
    free=$(df --output=avail -m "$folder" | tail -1 | tr -d ' ')
    [ ! -e "$WINE_ROOT/.ready" ] || NEEDED_MB=3000
    [ "$free" -ge "$NEEDED_MB" ] || die "disk space is missing: $folder has $free MB free, $NEEDED_MB MB are needed (HQS_WINE_ROOT=… moves it)"
}

make_root() {
    [ "$(cat "$WINE_ROOT/.ready" 2>/dev/null)" != "$PACKAGES" ] || return 0
    if [ ! -e "$WINE_ROOT/.ready" ]; then
        command -v debootstrap >/dev/null || {
            say "Installing debootstrap"
            { apt-get update -qq && apt-get install -y -qq --no-install-recommends debootstrap >/dev/null; } ||
                die "network is missing: debootstrap can't be installed"
        }
        say "Making $WINE_ROOT: Debian 13 with Wine 10 (one to three minutes)"
        rm -rf "$WINE_ROOT" # what an interrupted run left
        mkdir -p "$WINE_ROOT"
        debootstrap --variant=minbase --include=ca-certificates trixie "$WINE_ROOT" >"$WINE_ROOT.log" 2>&1 ||
            die "network is missing, or the Debian archive does not answer: see $WINE_ROOT.log"
    fi
    # shellcheck disable=SC2086  # a list of packages
    chroot "$WINE_ROOT" env DEBIAN_FRONTEND=noninteractive sh -c '
        dpkg --add-architecture i386 && apt-get update -qq &&
        apt-get install -y -qq --no-install-recommends "$@" && apt-get clean' install $PACKAGES >>"$WINE_ROOT.log" 2>&1 ||
        die "network is missing, or the Debian archive does not answer: see $WINE_ROOT.log"
    printf '%s' "$PACKAGES" >"$WINE_ROOT/.ready"
}

# in_root COMMAND...: run it in the folder, with a screen; Wine's server and Xvfb end with it.
in_root() {
    mkdir -p "$WINE_ROOT/hqs"
    cp packaging/windows/screen.sh "$WINE_ROOT/hqs/"
    # shellcheck disable=SC2016  # expanded inside
    apart sh -c '
        root=$1; shift
        mount -t proc proc "$root/proc" && mount --rbind /dev "$root/dev" && mount -t tmpfs tmpfs "$root/tmp" || exit 1
        if [ -n "${CERTIFICATE:-}" ]; then
            install -m 600 "$CERTIFICATE" "$root/tmp/certificate.pfx" &&
                install -m 600 "${HQS_SIGN_PASSWORD_FILE:-/dev/null}" "$root/tmp/certificate.password" || exit 1
        fi
        exec chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/wine HOME=/root LANG=C.UTF-8 \
            WINEDEBUG="${HQS_WINEDEBUG:--all}" WINEARCH=win64 WINEDLLOVERRIDES="mscoree,mshtml=;winemenubuilder.exe=" \
            SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-0}" PYTHONHASHSEED=0 PYTHONUTF8=1 \
            HQS_TIMESTAMP_URL="${HQS_TIMESTAMP_URL:-}" \
            bash /hqs/screen.sh "$@"' in_root "$WINE_ROOT" "$@"
}

# A new Wine prefix with the stub of icuuc.dll, which Windows 10 has, Wine has not, and Qt 6.11 asks for.
# It stands in Wine's system folder only; the build fails if it gets into the bundle.
make_prefix() { # a path inside the root
    rm -rf "${WINE_ROOT:?}$1"
    mkdir -p "$WINE_ROOT$1"
    # shellcheck disable=SC2016  # expanded inside
    in_root timeout 300 bash -c 'WINEPREFIX=$1 wineboot --init </dev/null 2>&1 | cat; WINEPREFIX=$1 wineserver -w' prefix "$1" ||
        die "Wine can't make a prefix"
    [ -e "$WINE_ROOT$1/drive_c/windows/system32/kernel32.dll" ] || die "Wine made no 64-bit prefix"
    cp "$WINE_ROOT/hqs/stub/icuuc.dll" "$WINE_ROOT$1/drive_c/windows/system32/"
}

# with_certificate COMMAND...: as in_root; where a certificate is given, it lies within reach, in a file system in memory
# that goes with the command.
with_certificate() {
    cp packaging/windows/sign.sh "$WINE_ROOT/hqs/"
    CERTIFICATE=${HQS_SIGN_PFX:-} in_root "$@"
}

# sign FILE...: files in the root's /hqs; nothing happens without a certificate.
sign() {
    [ -z "${HQS_SIGN_PFX:-}" ] || with_certificate sh /hqs/sign.sh "${@#"$WINE_ROOT"}" || die "signing failed"
}

# nsis_files BUNDLE: the commands that unpack it, in the order of names. ("File /r" takes the order of the file system, and two
# installers of the same files would differ.)
nsis_files() {
    (cd "$1" && find . -type d -printf '%P\n' | LC_ALL=C sort | while read -r folder; do
        printf 'SetOutPath "$INSTDIR\\new%s"\n' "${folder:+\\${folder//\//\\}}"
        find "./$folder" -maxdepth 1 -type f | LC_ALL=C sort | sed "s|^\./*|File \"${1#"$WINE_ROOT"}/|; s|\$|\"|"
    done)
}

# make_installer BUNDLE VERSION TARGET COMPRESSION: both paths in the root's /hqs. The uninstaller inside, and the
# installer itself, are signed where a certificate is given.
make_installer() {
    cp packaging/windows/{installer.nsi,side.bmp} resources/icons/app.ico "$WINE_ROOT/hqs/"
    touch -d "@${SOURCE_DATE_EPOCH:-0}" "$WINE_ROOT/hqs/side.bmp" # its time goes into the installer
    nsis_files "$1" >"$WINE_ROOT/hqs/files.nsh"
    with_certificate makensis -V2 -INPUTCHARSET UTF8 ${HQS_SIGN_PFX:+-DSIGN} \
        -DVERSION="$2" -DTARGET="${3#"$WINE_ROOT"}" -DCOMPRESSION="$4" \
        -DSIZE_KB="$(du -sk --apparent-size "$1" | cut -f1)" /hqs/installer.nsi ||
        die "makensis failed"
    sign "$3"
}

megabytes() { du -sb "$1" | awk '{ printf "%.1f", $1 / 1e6 }'; }

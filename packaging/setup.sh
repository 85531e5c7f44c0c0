# shellcheck shell=sh
# Sourced by start.sh and test.sh: makes a bare machine ready, and is done in a blink on a ready one.
# Leaves $UV pointing at uv. System packages are only touched where a library that Qt loads is missing.

qt_libraries='
libEGL.so.1:libegl1 libGL.so.1:libgl1 libglib-2.0.so.0:libglib2.0-0 libfontconfig.so.1:libfontconfig1
libdbus-1.so.3:libdbus-1-3 libxkbcommon.so.0:libxkbcommon0 libxkbcommon-x11.so.0:libxkbcommon-x11-0
libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4 libxcb-keysyms.so.1:libxcb-keysyms1
libxcb-image.so.0:libxcb-image0 libxcb-shape.so.0:libxcb-shape0 libxcb-render-util.so.0:libxcb-render-util0
libxcb-randr.so.0:libxcb-randr0 libxcb-xkb.so.1:libxcb-xkb1'

say() { printf '%s\n' "$*" >&2; }

missing_packages() {
    known=$(/sbin/ldconfig -p 2>/dev/null || true)
    for pair in $qt_libraries; do
        case "$known" in *"${pair%%:*} "*) ;; *) printf '%s ' "${pair##*:}" ;; esac
    done
    python3 -c 'import ensurepip, venv' 2>/dev/null || printf 'python3-venv '
}

install_packages() {
    if ! command -v apt-get >/dev/null; then
        say "Qt needs system libraries that are missing here; install what matches these Debian packages: $*"
        return 1
    fi
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "Missing system packages. As root, run: apt-get install $*"
            return 1
        fi
        as_root=sudo
    fi
    say "Installing system packages: $*"
    $as_root env DEBIAN_FRONTEND=noninteractive sh -c \
        'apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null' install "$@"
}

prepare_freezing() { # what PyInstaller needs beside Python: objdump, and Python as a shared library
    wanted=
    command -v objdump >/dev/null || wanted=binutils
    # Debian's own python3 has its library in a package of its own; others (uv's, say) bring it along.
    library=$("$UV" run -q --no-sync python -c 'import sysconfig as s; print(s.get_config_var("INSTSONAME") or "")')
    folder=$("$UV" run -q --no-sync python -c 'import sysconfig as s; print(s.get_config_var("LIBDIR") or "")')
    case "$library" in
    *.so*)
        known=$(/sbin/ldconfig -p 2>/dev/null || true)
        case "$known" in *"$library "*) ;; *) [ -e "$folder/$library" ] || wanted="$wanted ${library%%.so*}" ;; esac
        ;;
    esac
    # shellcheck disable=SC2086  # a list of package names
    [ -z "$wanted" ] || install_packages $wanted
}

prepare_postgres() { # the server that the tests of the centre's database start for themselves, where none is named
    [ -z "${HQS_TEST_POSTGRES:-}" ] && [ "$(uname -s)" = Linux ] || return 0
    command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && return 0
    # Its programs are wanted, not a server that runs on this machine from now on.
    if install_packages postgresql-common; then
        $as_root sed -i 's/^#* *create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
        install_packages postgresql && return 0
    fi
    say "The tests of the centre's database are skipped."
}

prepare() { # arguments: what to hand to "uv sync"
    command -v python3 >/dev/null || { say "python3 (3.11 to 3.13) is needed and was not found."; return 1; }
    if [ "$(uname -s)" = Linux ]; then
        wanted=$(missing_packages)
        # shellcheck disable=SC2086  # a list of package names
        [ -z "$wanted" ] || install_packages $wanted || return 1
    fi
    UV=$(command -v uv || true)
    if [ -z "$UV" ]; then
        UV=$PWD/.tools/bin/uv
        [ -x "$UV" ] || { python3 -m venv .tools && .tools/bin/python -m pip install -q --disable-pip-version-check 'uv>=0.9'; } || return 1
    fi
    "$UV" sync -q --locked --inexact "$@"
}

#!/bin/sh
# The quick check of the frozen app: a one-dir build for this machine with the recipe of the Windows build, what it
# must hold and must not, and the tour run from it. Some two minutes. (The Windows build itself: build_windows.sh.)
set -eu
cd "$(dirname "$0")/.."
. packaging/setup.sh
prepare
if [ "$(uname -s)" = Linux ]; then prepare_freezing; fi

work=$PWD/build/frozen
rm -rf "$work"
mkdir -p "$work"
"$UV" run -q --no-sync python packaging/translations.py build
# Its cache stays beside the build: nothing is left in the home folder.
PYINSTALLER_CONFIG_DIR=$work/cache "$UV" run -q --no-sync pyinstaller --noconfirm --log-level ERROR \
    --distpath "$work/dist" --workpath "$work/work" packaging/hqs_desktop.spec
"$UV" run -q --no-sync python packaging/check_frozen.py "$work/dist/hqs-desktop"

# From here on nothing of the checkout or of its environment may help.
cd "$work"
home=$work/home
mkdir -p "$home"
frozen() { env -i HOME="$home" LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen "$work/dist/hqs-desktop/hqs-desktop" "$@"; }
frozen --version
frozen configure --help >/dev/null
rc=0
said=$(frozen centre init --admin-url postgresql://127.0.0.1:1/none) || rc=$?
[ "$rc" = 4 ] || { say "The database's driver does not work in the frozen app ($rc): $said"; exit 1; }
frozen demo --tour "$work/tour"
pictures=$(find "$work/tour" -name '*.png' -size +10k | wc -l)
[ "$pictures" -ge 60 ] || { say "The tour left only $pictures pictures."; exit 1; }
say "The frozen app is sound: $(du -sm "$work/dist/hqs-desktop" | cut -f1) MB, $pictures pictures in $work/tour"

# shellcheck shell=bash
# Sourced after wine.sh: the MSI for Group Policy.

# make_msi BUNDLE VERSION TARGET: all in the root's /hqs. The same files give the same MSI.
make_msi() {
    local bundle=$1 version=$2 target=$3 guard=$WINE_ROOT/hqs/stub/msi_guard.dll source code
    source=${target%.msi}.wxs
    cp resources/icons/app.ico "$WINE_ROOT/hqs/"
    "$WINE_ROOT/hqs/tools/bin/python" -m ziglang cc -target x86_64-windows-gnu -shared -Os -s -o "$guard" \
        packaging/windows/msi_guard.c -lmsi || die "the MSI's guard does not compile"
    sign "$guard"
    code=$(.venv/bin/python packaging/windows/msi.py "$bundle" "$version" "$guard" "$WINE_ROOT/hqs/app.ico" "$source") ||
        die "no WiX source"
    # faketime, as wixl writes the time into the MSI. Then what wixl can't write: components that stand for their folder,
    # not for its first file (else Windows Installer leaves a component out where the older version has a newer such
    # file); neutral language, for a Windows of any language; the package code. (-s must be msibuild's last option.)
    # shellcheck disable=SC2016  # expanded inside
    in_root env TZ=UTC faketime -f "$(date -u -d "@${SOURCE_DATE_EPOCH:-0}" '+%F %T')" sh -c '
        rm -f "$2" && wixl -a x64 -o "$2" "$1" && msibuild "$2" \
            -q "UPDATE \`Component\` SET \`KeyPath\` = '\'\'' WHERE \`Attributes\` = 256" \
            -s "HQS Desktop" "The HQS Desktop authors" "x64;0" "$3"' \
        make_msi "${source#"$WINE_ROOT"}" "${target#"$WINE_ROOT"}" "$code" || die "the MSI can't be made"
    check_msi "$bundle" "$version" "$target" "$code"
    rm "$source"
    sign "$target"
}

# Its tables, as far as Linux can judge them: msibuild, for one, fails without saying so.
check_msi() {
    local tables=${3%.msi}.tables
    rm -rf "$tables"
    mkdir "$tables"
    # shellcheck disable=SC2016  # expanded inside
    chroot "$WINE_ROOT" sh -c 'msidump -t -d "$2" "$1" >/dev/null && msiinfo suminfo "$1" >"$2/summary"' \
        check_msi "${3#"$WINE_ROOT"}" "${tables#"$WINE_ROOT"}" || die "the MSI can't be read"
    .venv/bin/python packaging/windows/msi_check.py "$tables" "$tables/summary" "$1" "$2" "$4" || die "the MSI is not sound"
    rm -r "$tables"
}

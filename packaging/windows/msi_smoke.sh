# shellcheck shell=bash disable=SC2154,SC2317,SC2329  # the functions are called by check
# The MSI's checks, sourced by smoke_inside.sh; nothing of the app is installed before and after them. Beside it lie
# hqs.msi, hqs-old.msi (0.0.9, with one file more, signed) and setup.exe, and in /hqs/dist the bundle.

MSI_MARK='Software\HQSDesktop'
# What Linux sees of msiexec's exit codes: the lowest eight bits.
MSI_REFUSED=$((1603 & 255))

msi() { # OPTION FILE: without a window, with a log
    rm -f msi.log
    win msiexec "$1" "Z:\\hqs\\smoke\\$2" /qn '/l*v' 'Z:\hqs\smoke\msi.log'
}
msi_entry() { win reg query 'HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall' /s /reg:64; }
msi_version() { [ "$(msi_entry | sed -n 's/^ *DisplayVersion *REG_SZ *//p')" = "$1" ]; } # that one, and only one
msi_same_files() { diff -r "$APP" /hqs/dist/hqs-desktop; }
# Wine shows a launch condition's text in a window only, Windows also writes it into the log.
msi_refused() { # FILE: at the launch conditions, before anything is done
    ends_with "$MSI_REFUSED" msi /i "$1" && grep -a 'Action start' msi.log | tail -1 | grep LaunchConditions
}
msi_no_app() {
    local _
    for _ in $(seq 40); do
        running || return 0
        sleep 0.5
    done
    return 1
}

msi_install_old() { msi /i hqs-old.msi && msi_version 0.0.9 && [ -e "$APP/_internal/only-in-the-old-version.txt" ] && echo 0.0.9; }
msi_while_running() {
    running && ends_with "$MSI_REFUSED" msi /i hqs.msi && grep -a 'HQS Desktop is running' msi.log && running && msi_version 0.0.9 &&
        [ -e "$APP/_internal/only-in-the-old-version.txt" ] && echo "refused, nothing changed"
}
msi_close_app() { win taskkill /IM hqs-desktop.exe && msi_no_app && echo closed; }
msi_upgrade() {
    cp "$USER_DATA/journal.db" journal.before && msi /i hqs.msi && msi_version "$VERSION" && msi_same_files &&
        cmp journal.before "$USER_DATA/journal.db" && echo "$VERSION, nothing of the old one left, the journal as it was"
}
msi_promised() {
    local value all
    all=$(msi_entry)
    for value in 'DisplayName *REG_SZ *HQS Desktop' 'Publisher *REG_SZ *The HQS Desktop authors' 'NoModify *REG_DWORD *0x1' \
        'NoRepair *REG_DWORD *0x1' 'InstallLocation *REG_SZ *C:.Program Files.HQS Desktop.$' 'WindowsInstaller *REG_DWORD *0x1'; do
        grep -q "$value" <<<"$all" || { echo "not in the registry: $value"; return 1; }
    done
    win reg query "HKLM\\$MSI_MARK" /v Msi /reg:64 | grep -q "$VERSION" || { echo "no mark"; return 1; }
    # Wine takes the user's own start menu where Windows takes that of all users.
    [ -n "$(find "$C" -name 'HQS Desktop.lnk')" ] || { echo "no shortcut"; return 1; }
    echo "files, shortcut, mark, registry"
}
msi_again() { msi /i hqs.msi && msi_same_files && msi_version "$VERSION" && echo "nothing changed"; }
msi_repair() { # what a virus scanner took away comes back
    rm "$APP/_internal/LICENSE" && win msiexec /i 'Z:\hqs\smoke\hqs.msi' REINSTALL=ALL /qn && msi_same_files && echo "the missing file is back"
}
msi_downgrade() { msi_refused hqs-old.msi && msi_same_files && msi_version "$VERSION"; }
msi_before_setup() { ends_with 8 win setup.exe /S && msi_same_files && ! registry HKLM | grep -q DisplayName && echo refused; }
msi_uninstall() {
    msi /x hqs.msi || return 1
    [ ! -e "$APP" ] || { find "$APP" | head -4; return 1; }
    [ -z "$(find "$C" -name 'HQS Desktop.lnk')" ] || { echo "the shortcut is left"; return 1; }
    ! msi_entry | grep 'HQS Desktop' || return 1
    ! win reg query "HKLM\\$MSI_MARK" /reg:64 | grep Msi || return 1
    [ -z "$(find "$C/windows/Installer" -type f)" ] || { find "$C/windows/Installer" -type f; return 1; }
    cmp journal.before "$USER_DATA/journal.db" && echo "nothing left but the user's journal"
}
msi_after_setup() {
    win setup.exe /S && msi_refused hqs.msi && ! msi_entry | grep -q WindowsInstaller &&
        registry HKLM | grep -q "$VERSION" && win "$APP/uninstall.exe" /AllUsers /S
    local rc=$? _
    for _ in $(seq 60); do
        [ -e "$APP" ] || break
        sleep 0.5
    done
    return "$rc"
}
msi_old_windows() { # which has no such value (Wine keeps it when it plays Windows 8.1)
    local key='HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion' rc=0
    win reg delete "$key" /v CurrentMajorVersionNumber /f /reg:64 >/dev/null || return 1
    msi_refused hqs.msi || rc=1
    win reg add "$key" /v CurrentMajorVersionNumber /t REG_DWORD /d 10 /f /reg:64 >/dev/null
    [ ! -e "$APP" ] && return "$rc"
}
msi_signature() { signature hqs-old.msi && ! signature hqs.msi && echo "with a time stamp; the unsigned one does not pass"; }

msi_checks() {
    check "MSI: signature" msi_signature
    check "MSI: installation of an older version" msi_install_old
    check "MSI: first start" first_start
    check "MSI: refuses while the app runs" msi_while_running
    check "MSI: the app closes" msi_close_app
    check "MSI: upgrade" msi_upgrade
    check "MSI: shortcut and registry as promised" msi_promised
    check "MSI: console twin speaks" help_text
    check "MSI: the same version again" msi_again
    check "MSI: repair" msi_repair
    check "MSI: installation over a newer version refuses" msi_downgrade
    check "MSI: setup.exe refuses where an MSI is" msi_before_setup
    check "MSI: uninstallation leaves the user's data only" msi_uninstall
    check "MSI: refuses where setup.exe was" msi_after_setup
    check "MSI: refuses on an older Windows" msi_old_windows
}

/* The MSI's own look at the running app, before anything is done. Windows Installer would replace files in use, or close
   the app through the Restart Manager, and it may be amid a booking. Seen in every session and of every user, since
   Intune and Group Policy install as SYSTEM; nobody is closed. */
#include <windows.h>
#include <msi.h>
#include <msiquery.h>
#include <tlhelp32.h>

static const wchar_t *const programs[] = {L"hqs-desktop.exe", L"hqs-desktop-console.exe"};

static BOOL running(void)
{
    PROCESSENTRY32W entry = {.dwSize = sizeof entry};
    HANDLE snapshot = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    BOOL found = FALSE;
    if (snapshot == INVALID_HANDLE_VALUE)
        return FALSE;
    for (BOOL more = Process32FirstW(snapshot, &entry); more && !found; more = Process32NextW(snapshot, &entry))
        for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
            found |= lstrcmpiW(entry.szExeFile, programs[i]) == 0;
    CloseHandle(snapshot);
    return found;
}

__declspec(dllexport) UINT WINAPI RefuseWhileRunning(MSIHANDLE install)
{
    MSIHANDLE text;
    if (!running())
        return ERROR_SUCCESS;
    text = MsiCreateRecord(0);
    MsiRecordSetStringW(text, 0, L"HQS Desktop is running. Close it, then try again. Nothing was changed.");
    MsiProcessMessage(install, INSTALLMESSAGE_ERROR, text);
    MsiCloseHandle(text);
    return ERROR_INSTALL_FAILURE;
}

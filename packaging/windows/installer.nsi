; The installer of HQS Desktop. packaging/build_windows.sh gives VERSION, TARGET, COMPRESSION, SIZE_KB and files.nsh.
;
;   hqs-desktop-<version>-setup.exe [/S] [/AllUsers | /CurrentUser] [/DesktopIcon] [/D=C:\folder]
;   uninstall.exe [/S] [/PURGE]
;
;   /S            silent          /AllUsers     per machine (the default; needs administrator's rights)
;   /CurrentUser  for this user only, no administrator's rights needed
;   /DesktopIcon  also a shortcut on the desktop (silent installation; else a box asks)
;   /D=           the folder, last and without quotes
;   /PURGE        also remove this user's settings, journal, logs and secrets; without it they stay
;
; Exit codes:  0  done
;              1  cancelled by the user
;              2  failed while writing (no right, file held by another program); the version that was there stays
;              3  a newer version is installed; nothing was changed
;              4  administrator's rights are missing (or use /CurrentUser); nothing was changed
;              5  the app is running and did not close; nothing was changed
;              6  this Windows is too old: 64-bit Windows 10 or later is needed
;              7  disk space is missing; nothing was changed
;              8  the MSI's version is installed; nothing was changed
; The uninstaller goes on from a copy of itself, and so ends with 0 at once; who wants to wait for it, and to have its code,
; copies it away and runs it there, with the folder last and without quotes: uninstall.exe /S _?=C:\folder
;
; Settings, journal and logs lie in the user's profile (%LOCALAPPDATA%\HQSDesktop); installation never touches them.

Unicode true
SetCompressor /SOLID ${COMPRESSION}
!if ${COMPRESSION} == lzma
  SetCompressorDictSize 64 ; the twin program repeats the first one within that reach
!endif
ManifestDPIAware true
RequestExecutionLevel highest ; an administrator is asked, a plain user is not
AllowSkipFiles off
CRCCheck on
BrandingText "$(ProgramName) ${VERSION}"
OutFile "${TARGET}"
Name "$(ProgramName)"

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include x64.nsh
!include WinVer.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\HQSDesktop"
!define PUBLISHER "The HQS Desktop authors"
!define APP "hqs-desktop.exe"
!define TWIN "hqs-desktop-console.exe"
!define CLOSE_TRIES 60 ; quarters of a second

Var Machine ; 1 for all users, 0 for this one

!define MUI_ICON app.ico
!define MUI_UNICON app.ico
!define MUI_WELCOMEFINISHPAGE_BITMAP side.bmp
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_ABORTWARNING
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_ALWAYSSHOW
!define MUI_LANGDLL_REGISTRY_ROOT SHCTX ; for the uninstaller
!define MUI_LANGDLL_REGISTRY_KEY "${KEY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME Language
!define MUI_FINISHPAGE_RUN "$INSTDIR\${APP}"
!define MUI_FINISHPAGE_SHOWREADME
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(DesktopIcon)"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION MakeDesktopIcon
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE Farsi ; NSIS mirrors the pages for it
!insertmacro MUI_LANGUAGE English

LangString ProgramName ${LANG_ENGLISH} "HQS Desktop"
LangString ProgramName ${LANG_FARSI} "میز نوبت‌دهی"
LangString Newer ${LANG_ENGLISH} "A newer version ($R1) is installed. This is version ${VERSION}; nothing was changed."
LangString Newer ${LANG_FARSI} "نسخهٔ جدیدتری ($R1) نصب است. این نسخهٔ ${VERSION} است؛ چیزی تغییر نکرد."
LangString ByMsi ${LANG_ENGLISH} "Version $R1 was installed by its MSI (Group Policy). Update it that way, or uninstall it first; nothing was changed."
LangString ByMsi ${LANG_FARSI} "نسخهٔ $R1 با بستهٔ MSI (Group Policy) نصب شده است. از همان راه به‌روزش کنید، یا اول آن را حذف کنید؛ چیزی تغییر نکرد."
LangString Rights ${LANG_ENGLISH} "Installing for all users needs administrator's rights. Install for this user only?"
LangString Rights ${LANG_FARSI} "نصب برای همهٔ کاربران دسترسی مدیر سیستم می‌خواهد. فقط برای همین کاربر نصب شود؟"
LangString NoRights ${LANG_ENGLISH} "Administrator's rights are needed; nothing was changed."
LangString NoRights ${LANG_FARSI} "دسترسی مدیر سیستم لازم است؛ چیزی تغییر نکرد."
LangString Held ${LANG_ENGLISH} "A file of the program is held by another program, or can't be written. The version that was there stays."
LangString Held ${LANG_FARSI} "یکی از فایل‌های برنامه در دست برنامهٔ دیگری است یا نوشتنی نیست. نسخهٔ پیشین سر جایش ماند."
LangString StillHeld ${LANG_ENGLISH} "A file of the program is held by another program. Close that, then uninstall again."
LangString StillHeld ${LANG_FARSI} "یکی از فایل‌های برنامه در دست برنامهٔ دیگری است. آن را ببندید و دوباره حذف کنید."
LangString Running ${LANG_ENGLISH} "HQS Desktop is running. It was asked to close but is still open. Close it, then try again."
LangString Running ${LANG_FARSI} "«میز نوبت‌دهی» باز است. از آن خواسته شد بسته شود، ولی هنوز باز است. آن را ببندید و دوباره امتحان کنید."
LangString TooOld ${LANG_ENGLISH} "64-bit Windows 10 or later is needed."
LangString TooOld ${LANG_FARSI} "ویندوز ۱۰ (۶۴ بیتی) یا جدیدتر لازم است."
LangString NoSpace ${LANG_ENGLISH} "There is not enough free space on the disk of $INSTDIR; nothing was changed."
LangString NoSpace ${LANG_FARSI} "روی دیسک $INSTDIR جای خالی کافی نیست؛ چیزی تغییر نکرد."
LangString DesktopIcon ${LANG_ENGLISH} "Shortcut on the desktop"
LangString DesktopIcon ${LANG_FARSI} "میان‌بر روی دسکتاپ"
LangString Purge ${LANG_ENGLISH} "Also delete this user's settings, journal and secrets? The bookings made from this desk would be forgotten."
LangString Purge ${LANG_FARSI} "تنظیمات، دفتر نوبت‌ها و رمزهای این کاربر هم پاک شود؟ نوبت‌هایی که از این میز ثبت شده است فراموش می‌شود."

VIAddVersionKey /LANG=0 ProductName "HQS Desktop"
VIAddVersionKey /LANG=0 CompanyName "${PUBLISHER}"
VIAddVersionKey /LANG=0 FileDescription "HQS Desktop setup"
VIAddVersionKey /LANG=0 FileVersion "${VERSION}"
VIAddVersionKey /LANG=0 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=0 LegalCopyright "MIT License"
VIProductVersion "${VERSION}.0"

!ifdef SIGN
  !uninstfinalize 'sh /hqs/sign.sh "%1"' = 0
!endif

!macro Refuse code text
  MessageBox MB_OK|MB_ICONSTOP "${text}" /SD IDOK
  SetErrorLevel ${code}
  Quit
!macroend

!macro SetContext
  SetRegView 64
  ${If} $Machine == 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
!macroend

; The running programs are asked to close, never forced: one may be amid a booking.
!macro CloseProgram file
  StrCpy $R2 0
  ${DoWhile} ${FileExists} "$INSTDIR\${file}"
    ClearErrors
    FileOpen $R3 "$INSTDIR\${file}" a ; refused while the program runs
    ${IfNot} ${Errors}
      FileClose $R3
      ${ExitDo}
    ${EndIf}
    ${If} $R2 == 0
      nsExec::Exec '"$SYSDIR\taskkill.exe" /IM ${file}'
      Pop $R3
    ${EndIf}
    IntOp $R2 $R2 + 1
    Sleep 250
    ${If} $R2 > ${CLOSE_TRIES}
      StrCpy $R2 0
      ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDCANCEL`
        SetErrorLevel 5
        Quit
      ${EndIf}
    ${EndIf}
  ${Loop}
!macroend
!macro AppCloser un
  Function ${un}CloseApp
    !insertmacro CloseProgram "${APP}"
    !insertmacro CloseProgram "${TWIN}"
  FunctionEnd
!macroend
!insertmacro AppCloser ""
!insertmacro AppCloser "un."

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    !insertmacro Refuse 6 "$(TooOld)"
  ${EndIf}
  ${GetParameters} $R0
  UserInfo::GetAccountType
  Pop $R4
  StrCpy $Machine 1
  ${GetOptions} $R0 "/CurrentUser" $R5
  ${IfNot} ${Errors}
    StrCpy $Machine 0
  ${ElseIf} $R4 != "Admin"
    MessageBox MB_OKCANCEL|MB_ICONQUESTION "$(Rights)" /SD IDCANCEL IDOK mine
    SetErrorLevel 4
    Quit
    mine:
    StrCpy $Machine 0
  ${EndIf}
  !insertmacro SetContext

  ${If} $Machine == 1
    ReadRegStr $R1 HKLM "Software\HQSDesktop" Msi ; the MSI's files lie in the same folder
    ${If} $R1 != ""
      !insertmacro Refuse 8 "$(ByMsi)"
    ${EndIf}
  ${EndIf}
  ReadRegStr $R1 SHCTX "${KEY}" DisplayVersion
  ${If} $R1 != ""
    ${VersionCompare} "$R1" "${VERSION}" $R2
    ${If} $R2 == 1
      !insertmacro Refuse 3 "$(Newer)"
    ${EndIf}
  ${EndIf}
  ${If} $INSTDIR == "" ; no /D=
    ReadRegStr $INSTDIR SHCTX "${KEY}" InstallLocation
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $Machine == 1
      StrCpy $INSTDIR "$PROGRAMFILES64\HQS Desktop"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\HQS Desktop"
    ${EndIf}
  ${EndIf}
  ${IfNot} ${Silent}
    !insertmacro MUI_LANGDLL_DISPLAY
  ${EndIf}
FunctionEnd

Function MakeDesktopIcon
  CreateShortcut "$DESKTOP\HQS Desktop.lnk" "$INSTDIR\${APP}"
FunctionEnd

; What makes up the program, as it lies in its folder.
!macro EachPart do
  !insertmacro ${do} "_internal"
  !insertmacro ${do} "licences"
  !insertmacro ${do} "sbom.cdx.json"
  !insertmacro ${do} "uninstall.exe"
  !insertmacro ${do} "${TWIN}"
  !insertmacro ${do} "${APP}"
!macroend
!macro Swap part
  ${If} ${FileExists} "$INSTDIR\${part}"
    Rename "$INSTDIR\${part}" "$INSTDIR\old\${part}"
  ${EndIf}
  Rename "$INSTDIR\new\${part}" "$INSTDIR\${part}"
!macroend
!macro SwapBack part
  ${IfNot} ${FileExists} "$INSTDIR\new\${part}"
    Rename "$INSTDIR\${part}" "$INSTDIR\new\${part}"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\old\${part}"
    Rename "$INSTDIR\old\${part}" "$INSTDIR\${part}"
  ${EndIf}
!macroend
!macro Remove part
  RMDir /r "$INSTDIR\${part}"
  Delete "$INSTDIR\${part}"
!macroend

Function .onInstFailed
  SetOutPath "$TEMP" ; a folder that is the current one can't be removed
  RMDir /r "$INSTDIR\new"
  RMDir "$INSTDIR" ; only if nothing is in it
FunctionEnd

Section
  ${GetRoot} "$INSTDIR" $R0
  ${DriveSpace} "$R0\" "/D=F /S=K" $R1
  IntOp $R2 ${SIZE_KB} + 10240
  ${If} $R1 != ""
  ${AndIf} $R1 < $R2
    !insertmacro Refuse 7 "$(NoSpace)"
  ${EndIf}
  Call CloseApp

  ; Beside the old version first, then both change places by renaming: what fails (space, rights, a file that somebody
  ; holds) leaves, or brings back, what was there.
  RMDir /r "$INSTDIR\new"
  RMDir /r "$INSTDIR\old"
  SetOutPath "$INSTDIR\old"
  !include files.nsh
  ClearErrors
  WriteUninstaller "$INSTDIR\new\uninstall.exe"
  SetOutPath "$INSTDIR"
  !insertmacro EachPart Swap
  ${If} ${Errors}
    !insertmacro EachPart SwapBack
    RMDir "$INSTDIR\old"
    MessageBox MB_OK|MB_ICONSTOP "$(Held)" /SD IDOK
    Abort "$(Held)" ; ends with 2
  ${EndIf}
  RMDir /r "$INSTDIR\new"
  RMDir /r "$INSTDIR\old"

  CreateShortcut "$SMPROGRAMS\HQS Desktop.lnk" "$INSTDIR\${APP}"
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/DesktopIcon" $R1
  ${IfNot} ${Errors}
    Call MakeDesktopIcon
  ${EndIf}

  StrCpy $R0 "/CurrentUser"
  ${If} $Machine == 1
    StrCpy $R0 "/AllUsers"
  ${EndIf}
  WriteRegStr SHCTX "${KEY}" DisplayName "HQS Desktop"
  WriteRegStr SHCTX "${KEY}" DisplayVersion "${VERSION}"
  WriteRegStr SHCTX "${KEY}" Publisher "${PUBLISHER}"
  WriteRegStr SHCTX "${KEY}" DisplayIcon "$INSTDIR\${APP}"
  WriteRegStr SHCTX "${KEY}" InstallLocation "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" UninstallString '"$INSTDIR\uninstall.exe" $R0'
  WriteRegStr SHCTX "${KEY}" QuietUninstallString '"$INSTDIR\uninstall.exe" $R0 /S'
  WriteRegDWORD SHCTX "${KEY}" EstimatedSize ${SIZE_KB}
  WriteRegDWORD SHCTX "${KEY}" NoModify 1
  WriteRegDWORD SHCTX "${KEY}" NoRepair 1

  ${If} $Machine == 1
    Call KeepPolicyFolder
  ${EndIf}
SectionEnd

; Windows lets any user make folders in %ProgramData%: whoever made this one could lead every user to another gateway.
Function KeepPolicyFolder
  CreateDirectory "$APPDATA\HQSDesktop" ; of all users, that is
  nsExec::Exec '"$SYSDIR\icacls.exe" "$APPDATA\HQSDesktop" /setowner *S-1-5-32-544 /T /C /Q'
  Pop $R3
  nsExec::Exec '"$SYSDIR\icacls.exe" "$APPDATA\HQSDesktop" /inheritance:r /Q /grant:r \
    *S-1-5-32-544:(OI)(CI)F *S-1-5-18:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX'
  Pop $R3
FunctionEnd

Function un.onInit
  ${GetParameters} $R0
  StrCpy $Machine 1
  ClearErrors
  ${GetOptions} $R0 "/CurrentUser" $R5
  ${IfNot} ${Errors}
    StrCpy $Machine 0
  ${Else}
    UserInfo::GetAccountType
    Pop $R4
    ${If} $R4 != "Admin"
      !insertmacro Refuse 4 "$(NoRights)"
    ${EndIf}
  ${EndIf}
  !insertmacro SetContext
  ${IfNot} ${Silent}
    !insertmacro MUI_UNGETLANGUAGE
  ${EndIf}
FunctionEnd

Section Uninstall
  Call un.CloseApp
  SetOutPath "$TEMP"
  !insertmacro Remove "_internal"
  ${If} ${FileExists} "$INSTDIR\_internal"
    MessageBox MB_OK|MB_ICONSTOP "$(StillHeld)" /SD IDOK
    SetErrorLevel 2
    Abort "$(StillHeld)" ; the uninstaller and its entry are still there
  ${EndIf}
  !insertmacro EachPart Remove
  RMDir "$INSTDIR" ; only if nothing of somebody else is in it
  ${If} $Machine == 1
    RMDir "$APPDATA\HQSDesktop" ; only if IT has put nothing there
  ${EndIf}
  Delete "$SMPROGRAMS\HQS Desktop.lnk"
  Delete "$DESKTOP\HQS Desktop.lnk"
  DeleteRegKey SHCTX "${KEY}"

  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/PURGE" $R1
  ${IfNot} ${Errors}
    Goto purge
  ${EndIf}
  MessageBox MB_YESNO|MB_DEFBUTTON2|MB_ICONEXCLAMATION "$(Purge)" /SD IDNO IDNO done
  purge:
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\HQSDesktop"
  System::Call 'advapi32::CredDeleteW(w "HQSDesktop/client-secret", i 1, i 0)'
  System::Call 'advapi32::CredDeleteW(w "HQSDesktop/password", i 1, i 0)'
  System::Call 'advapi32::CredDeleteW(w "HQSDesktop/journal-key", i 1, i 0)'
  System::Call 'advapi32::CredDeleteW(w "HQSDesktop/desk-identity", i 1, i 0)'
  done:
SectionEnd

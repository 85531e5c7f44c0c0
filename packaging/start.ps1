# Sets everything up where needed and starts HQS Desktop on its embedded gateway.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
. packaging\setup.ps1
Install-Environment @('--no-dev')
& $Uv run -q --no-sync hqs-desktop demo @args
exit $LASTEXITCODE

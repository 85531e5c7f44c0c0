# Sets everything up where needed and runs every check: style, types, layers, tests.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
. packaging\setup.ps1
Install-Environment @()
$checks = @(@('ruff', 'check'), @('ruff', 'format', '--check'), @('mypy'), @('mypy', 'packaging\windows\selftest.py'), @('lint-imports'), (@('pytest', '-n', '2') + $args))
foreach ($check in $checks) {
    & $Uv run -q --no-sync @check
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

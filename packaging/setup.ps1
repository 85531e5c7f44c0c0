# Dot-sourced by start.ps1 and test.ps1: finds or installs uv, then makes the environment from the lock file.
function Install-Environment([string[]] $SyncArguments) {
    $script:Uv = (Get-Command uv -ErrorAction SilentlyContinue).Source
    if (-not $script:Uv) {
        $script:Uv = Join-Path $PWD '.tools\Scripts\uv.exe'
        if (-not (Test-Path $script:Uv)) {
            $python = @('py', 'python') | Where-Object { Get-Command $_ -ErrorAction SilentlyContinue } | Select-Object -First 1
            if (-not $python) { throw 'Python 3.11 to 3.13 is needed and was not found: install it from the Microsoft Store.' }
            & $python -m venv .tools
            & .tools\Scripts\python.exe -m pip install -q --disable-pip-version-check 'uv>=0.9'
        }
    }
    & $script:Uv sync -q --locked --inexact @SyncArguments
    if ($LASTEXITCODE -ne 0) { throw 'The environment could not be made; uv said why above.' }
}

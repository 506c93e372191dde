@echo off
rem Starts the imagebatch command, building it first if necessary. The steps are those of the shell script imagebatch.
setlocal
set "ROOT=%~dp0"
set "TARGET=%ROOT%cli\target"
set "JAR=%TARGET%\imagebatch-cli.jar"

set "JAVA=java.exe"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%JAVA%" (
    echo imagebatch: no bin\java.exe in JAVA_HOME: %JAVA_HOME% 1>&2
    exit /b 1
)
if not defined JAVA_HOME where /q java.exe || (
    echo imagebatch: no Java found; install Java 17 or newer, or set JAVA_HOME 1>&2
    exit /b 1
)

set "VERSION="
for /f "tokens=3" %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do set "VERSION=%%~v"
set "MAJOR=0"
for /f "delims=.-+_" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% LSS 17 (
    echo imagebatch: needs Java 17 or newer; set JAVA_HOME. Version of %JAVA%: %VERSION% 1>&2
    exit /b 1
)

rem Stale if there is no jar, or a source or POM is newer. Tests and the modules of tests do not count.
powershell -NoProfile -Command ^
  "if (-not (Test-Path -LiteralPath $env:JAR)) { exit 1 };" ^
  "$built = (Get-Item -LiteralPath $env:JAR).LastWriteTime;" ^
  "$modules = Get-ChildItem -LiteralPath $env:ROOT -Directory | Where-Object { $_.Name -notin 'testkit','examples','benchmarks','e2e' -and (Test-Path -LiteralPath (Join-Path $_.FullName 'pom.xml')) };" ^
  "$files = @(Get-Item -LiteralPath (Join-Path $env:ROOT 'pom.xml'));" ^
  "foreach ($m in $modules) { $files += Get-Item -LiteralPath (Join-Path $m.FullName 'pom.xml'); $src = Join-Path $m.FullName 'src/main'; if (Test-Path -LiteralPath $src) { $files += Get-ChildItem -LiteralPath $src -Recurse -File } };" ^
  "if ($files | Where-Object { $_.LastWriteTime -gt $built } | Select-Object -First 1) { exit 1 }"
if not errorlevel 1 goto run

echo imagebatch: building the command, after a checkout or a change; takes about a minute, the first time also downloads libraries 1>&2
pushd "%ROOT%"
call mvnw.cmd -B -ntp -Pquick -pl cli -am package -Dmaven.test.skip=true 1>&2
if errorlevel 1 (
    popd
    echo imagebatch: the build failed. To repeat it: cd /d "%ROOT%" and mvnw -Pquick -pl cli -am package 1>&2
    exit /b 1
)
popd
powershell -NoProfile -Command "(Get-Item -LiteralPath $env:JAR).LastWriteTime = Get-Date"

:run
"%JAVA%" -Xshare:auto -XX:+UseSerialGC -Xlog:disable -Djava.awt.headless=true %IMAGEBATCH_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

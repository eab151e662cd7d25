@echo off
rem luma COMMAND [OPTION...]: as ./luma does on other systems, in short. Uses the JDK 25 of JAVA_HOME or PATH.
setlocal
set "root=%~dp0"
if "%~1"=="demo" goto demo
if "%~1"=="--help" goto usage
if "%~1"=="" (call :usage & exit /b 2)
echo luma: there is no command '%~1'; luma --help lists what there is 1>&2
exit /b 2

:usage
echo Usage: luma COMMAND [OPTION...]
echo.
echo   demo [--dsn DSN]   creates a table on a real server, fills and queries it, and shows what it does
echo   --help             this
exit /b 0

:demo
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if not exist "%root%examples\target\classes\dev\luma\examples\Demo.class" (
  echo luma: building, which takes a minute or two the first time 1>&2
  pushd "%root%"
  call mvnw.cmd -q -B compile -pl examples -am 1>&2 || (echo luma: the build failed; it needs a JDK 25 1>&2 & popd & exit /b 1)
  popd
)
set "path_=%root%toolbox\target\classes;%root%db\target\classes;%root%mysql\target\classes;%root%testkit\target\classes;%root%examples\target\classes"
rem %* without the command itself
set "rest="
:more
shift
if "%~1"=="" goto start
set "rest=%rest% %1"
goto more
:start
"%java%" -cp "%path_%" dev.luma.examples.Demo %rest%
exit /b %errorlevel%

@echo off
rem Usage: luma COMMAND [ARGUMENT...]
rem
rem This is ./luma for Windows, as luma help explains: it builds Luma on first use, and again when a source is newer than
rem the build, with the JDK 25 of JAVA25_HOME, JDK25_HOME, JAVA_HOME, PATH or the usual folders.
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
set "root=%root:~0,-1%"
set "dist=%root%\target\luma"
set "flags=-XX:+UseSerialGC -Djdk.reflect.useNativeAccessorOnly=true"

call :find_jdk || exit /b 1
if /i "%~1"=="demo" goto demo
if /i "%~1"=="lsp" if not "%~2"=="--help" if not "%~2"=="-h" goto server
call :language || exit /b 1
set "terminals="
rem a batch file cannot tell whether somebody sits there; who asks for the REPL does
if /i "%~1"=="repl" set "terminals=01"
set "console="
if /i "%~1"=="repl" set "console=-Djdk.console=jdk.internal.le"
rem what is written is UTF-8; a console that reads another code page would show something else
set "page=65001"
for /f "tokens=2 delims=:." %%c in ('chcp') do set "page=%%c"
set "page=%page: =%"
if not "%page%"=="65001" chcp 65001 >nul
"%home%\bin\java" -XX:AOTCache="%dist%\luma.aot" -Xlog:disable %flags% %console% %LUMA_JAVA_OPTIONS% ^
  -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Dluma.terminals=%terminals% -Dluma.cache="%dist%\cache" ^
  -cp "%dist%\luma.jar" dev.luma.lang.cli.Main %*
set "status=%errorlevel%"
if not "%page%"=="65001" chcp %page% >nul
exit /b %status%

rem ---- finding a JDK 25: its home is in %home%

:find_jdk
for %%v in (JAVA25_HOME JDK25_HOME JAVA_HOME) do call :try_variable %%v && exit /b 0
for /f "delims=" %%j in ('where javac 2^>nul') do call :try_jdk "%%~dpj.." && exit /b 0
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" ^
  "%ProgramFiles%\Amazon Corretto\jdk25*" "%ProgramFiles%\Zulu\zulu-25*" "%USERPROFILE%\.jdks\*25*" ^
  "%USERPROFILE%\scoop\apps\temurin25-jdk\current*") do call :try_jdk "%%~d" && exit /b 0
echo luma: Luma needs a JDK 25, and there is none in JAVA_HOME, PATH or the usual folders. 1>&2
echo luma: Get one from https://adoptium.net and set JAVA_HOME to it. 1>&2
exit /b 1

:try_variable
call set "value=%%%~1%%"
call :try_jdk "%value%"
exit /b %errorlevel%

:try_jdk
if "%~1"=="" exit /b 1
if not exist "%~1\bin\javac.exe" exit /b 1
rem a quote within quotes would begin another text for cmd, so a point stands for it
findstr /b /r /c:"JAVA_VERSION=.25" "%~1\release" >nul 2>nul || exit /b 1
set "home=%~f1"
exit /b 0

rem ---- building

rem What a build was made of lies below target\luma\sources in a folder of its own; xcopy /l counts what is newer now.
rem SOURCES BUILD
:is_newer
set "count=0"
for %%m in (%~1) do (
  for /f "tokens=1" %%n in ('xcopy "%root%\%%m" "%dist%\sources\%~2\%%m" /d /l /s /y /i 2^>nul ^| findstr /r "^[0-9][0-9]* "') do (
    if not "%%n"=="0" set "count=%%n"
  )
)
if "%count%"=="0" exit /b 1
exit /b 0

:remember
for %%m in (%~1) do xcopy "%root%\%%m" "%dist%\sources\%~2\%%m" /d /s /y /i /q >nul 2>nul
exit /b 0

:maven
echo luma: building, which takes a minute or two the first time 1>&2
pushd "%root%"
set "JAVA_HOME=%home%"
call mvnw.cmd -q -B compile -pl "%~1" -am 1>&2 <nul
set "status=%errorlevel%"
popd
if not "%status%"=="0" echo luma: the build failed 1>&2
exit /b %status%

rem one jar of everything, and the cache with which the JVM starts quickly
:language
set "sources=lang\src\main lang-runtime\src\main toolbox\src\main db\src\main testkit\src\main drivers"
if not exist "%dist%\luma.jar" goto build_language
call :is_newer "%sources%" language && goto build_language
exit /b 0

:build_language
rem in quotes, since a comma parts arguments as a space does
call :maven "lang,testkit" || exit /b 1
if not exist "%dist%" mkdir "%dist%"
del /q "%dist%\luma.aot" 2>nul
if exist "%dist%\cache" rmdir /s /q "%dist%\cache"
"%home%\bin\jar" --create --no-compress --file "%dist%\luma.jar" -C "%root%\toolbox\target\classes" . ^
  -C "%root%\db\target\classes" . -C "%root%\testkit\target\classes" . -C "%root%\lang-runtime\target\classes" . ^
  -C "%root%\lang\target\classes" . || (del /q "%dist%\luma.jar" 2>nul & echo luma: the build failed 1>&2 & exit /b 1)
rem without the cache everything works too
"%home%\bin\java" -XX:AOTCacheOutput="%dist%\luma.aot" %flags% -Xlog:disable -Dluma.cache="%dist%\warm-up" ^
  -cp "%dist%\luma.jar" dev.luma.lang.cli.Main run "%root%\bin\warm-up.luma" >nul 2>nul <nul
call :remember "%sources%" language
exit /b 0

rem ---- the other commands

:server
call :language || exit /b 1
set "libraries=%root%\lang-server\target\libraries"
if not exist "%libraries%" goto build_server
call :is_newer lang-server\src\main server && goto build_server
goto start_server
:build_server
call :maven lang-server || exit /b 1
call :remember lang-server\src\main server
:start_server
"%home%\bin\java" -cp "%root%\lang-server\target\classes;%dist%\luma.jar;%libraries%\*" dev.luma.lang.server.Main --stdio
exit /b %errorlevel%

:demo
set "sources=examples\src\main toolbox\src\main db\src\main mysql\src\main testkit\src\main"
if not exist "%root%\examples\target\classes\dev\luma\examples\Demo.class" goto build_demo
call :is_newer "%sources%" demo && goto build_demo
goto demo_arguments
:build_demo
call :maven examples || exit /b 1
call :remember "%sources%" demo
:demo_arguments
rem all arguments but the first
set "rest="
:more
shift
if "%~1"=="" goto start_demo
set "rest=%rest% %1"
goto more
:start_demo
set "path_=%root%\toolbox\target\classes;%root%\db\target\classes;%root%\mysql\target\classes"
set "path_=%path_%;%root%\testkit\target\classes;%root%\examples\target\classes"
"%home%\bin\java" -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -cp "%path_%" dev.luma.examples.Demo %rest%
exit /b %errorlevel%

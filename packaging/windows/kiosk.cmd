@echo off
rem Starts the kiosk on Windows: the server, and Edge in full screen, watched by the server.
rem Put a shortcut to this file into the start-up folder of a user without administrator rights,
rem or make it the shell of that user. Anything but the PIN brings the kiosk back.
setlocal
set QINGJING_LANG=zh
set PYTHONUTF8=1
if "%QINGJING_CONTENT%"=="" set QINGJING_CONTENT=%~dp0..\..
if "%QINGJING_HOME%"=="" set QINGJING_HOME=%ProgramData%\qingjing
cd /d "%QINGJING_CONTENT%"
:again
qingjing kiosk --open --port 8765 --folder "%QINGJING_HOME%"
if %errorlevel% equ 0 goto end
timeout /t 2 /nobreak >nul
goto again
:end
endlocal

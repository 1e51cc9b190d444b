# escape=`

FROM mcr.microsoft.com/windows/servercore:ltsc2022
SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';"]

ENV TOOL_HOME="C:\Program Files\Tool" TOOL_VERSION=4.2
RUN Invoke-WebRequest `
      -Uri ('https://example.org/tool-{0}.zip' -f $env:TOOL_VERSION) `
      -OutFile C:\tool.zip; `
    # unpack and clean up
    Expand-Archive C:\tool.zip -DestinationPath $env:TOOL_HOME; `
    Remove-Item C:\tool.zip -Force
COPY ["app files\\run.ps1", "C:\\app\\"]
WORKDIR C:\app
SHELL ["cmd", "/S", "/C"]
RUN setx /M PATH "%PATH%;C:\app"
CMD powershell -File C:\app\run.ps1

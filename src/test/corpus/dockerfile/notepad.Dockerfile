# escape=`
# A file that Notepad saved
FROM mcr.microsoft.com/windows/nanoserver:1809

RUN echo one `
  two `  
  # note
  three
COPY <<EOF C:/hello.txt
hello
EOF
CMD ["cmd", "/c", "type", "C:\\hello.txt"]
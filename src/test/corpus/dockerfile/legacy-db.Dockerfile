FROM debian:stretch
MAINTAINER Jo Doe <jo@example.org>

ENV DEBIAN_FRONTEND noninteractive
ENV PATH /opt/db/bin:$PATH
ENV LOCALE="en_US.utf8" LANG=en_US.UTF-8
LABEL description "A database   with blanks"
RUN apt-get update \

    && apt-get install -y db \
# a comment at the margin

       db-contrib   \	
    && rm -rf /var/lib/apt/lists/*

Volume /var/lib/db /var/log/db
expose 5432
ADD entrypoint.sh /
entrypoint ["/entrypoint.sh"]
Cmd [ "postgres" , "-c", "log_line_prefix=%m \"%p\" \u0041" ]

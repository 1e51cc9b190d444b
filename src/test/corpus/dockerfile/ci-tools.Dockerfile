FROM ubuntu:24.04
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
ARG DEBIAN_FRONTEND=noninteractive
RUN --network=default apt-get update && apt-get install -y curl git jq
RUN --network=none --security=sandbox make -C /usr/src/tool check
RUN [ "$(uname -m)" = x86_64 ] || echo "not a JSON array"
RUN ["/bin/sh", "-c", "echo \"tab\there\" && echo 'snow ☃ \ud83d\ude00'"]
RUN curl -fsSL https://example.org/install.sh | bash -s -- --yes <<<"y"
RUN echo 'it''s quoted' # this belongs to the shell
USER 1000:1000
WORKDIR /home/ubuntu/my project
VOLUME /cache
CMD []

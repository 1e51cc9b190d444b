# syntax=docker/dockerfile:1
# escape=\
ARG BASE=debian
ARG BASE_TAG=${BASE:+bookworm}-slim
ARG REGISTRY
FROM --platform=linux/amd64 ${REGISTRY:-docker.io}/library/$BASE:$BASE_TAG AS tools
FROM tools AS arm64
ENV CC=aarch64-linux-gnu-gcc
FROM tools AS amd64
ENV CC=x86_64-linux-gnu-gcc
FROM ${TARGETARCH} AS build
RUN --mount=type=bind,from=tools,source=/usr/share,target=/mnt/share,rw=true \
    --mount=type=tmpfs,target=/tmp,size=64m \
    --mount=type=ssh \
    make CC="$CC"
FROM busybox:${BUSYBOX_VERSION:-1.37}
COPY --from=build /out /
COPY --from=alpine:3.20 /etc/apk/repositories /etc/

FROM --platform=$BUILDPLATFORM golang:1.24 AS build
ARG TARGETOS TARGETARCH
ARG VERSION="dev build" COMMIT
WORKDIR /src
RUN --mount=type=bind,source=go.mod,target=go.mod --mount=type=bind,source=go.sum,target=go.sum go mod download
RUN --mount=target=. --mount=type=cache,target=/root/.cache/go-build \
  CGO_ENABLED=0 GOOS=${TARGETOS} GOARCH=$TARGETARCH \
  go build -trimpath -ldflags "-s -w -X 'main.version=${VERSION:-none}'" -o /out/tool ./cmd/tool

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=0 /out/tool /tool
USER 65532:65532
ENTRYPOINT ["/tool"]

# syntax=docker/dockerfile:1.7
# check=skip=JSONArgsRecommended

ARG NODE_VERSION=22.9
ARG VARIANT=-alpine3.20

FROM node:${NODE_VERSION}${VARIANT} AS base
ENV NODE_ENV=production \
    NPM_CONFIG_UPDATE_NOTIFIER=false \
    GREETING="hello \"world\"" MOTD='no $expansion here'
WORKDIR /srv/app

FROM base AS deps
COPY --link package.json package-lock.json ./
RUN --mount=type=cache,id=npm,target=/root/.npm,sharing=locked \
    --mount=type=secret,id=npmrc,target=/root/.npmrc,required \
    npm ci --omit=dev

FROM deps as build
RUN npm ci --include=dev
COPY . .
RUN npm run build && \
    # the maps are uploaded elsewhere
    find dist -name '*.map' -delete

FROM base
COPY --from=deps --chown=node:node /srv/app/node_modules ./node_modules
COPY --from=build --chown=node:node /srv/app/dist ./dist
USER node
EXPOSE 8080 9229/tcp
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=2s --start-period=1m30s --retries=4 \
    CMD ["node", "dist/health.js"]
ENTRYPOINT ["node", "--enable-source-maps"]
CMD ["dist/main.js"]

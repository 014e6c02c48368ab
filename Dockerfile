# The bot in a container: docker build -t ki-glossar . && docker run -e DISCORD_TOKEN=… ki-glossar
FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
COPY data ./data
RUN python -m venv /opt/ki-glossar && /opt/ki-glossar/bin/pip install --no-cache-dir .

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home ki-glossar
COPY --from=build /opt/ki-glossar /opt/ki-glossar
ENV PATH=/opt/ki-glossar/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER 10001
WORKDIR /tmp
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]

# The bot in a container. docs/operations.md says how to run it; `make lock` pins what is installed here.
FROM python:3.13-slim-trixie AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
COPY requirements.lock requirements-build.lock ./
RUN python -m venv --without-pip /opt/ki-glossar \
    && pip --python /opt/ki-glossar/bin/python install --require-hashes --only-binary :all: -r requirements.lock \
    && pip install --require-hashes --only-binary :all: -r requirements-build.lock
COPY pyproject.toml README.md LICENSE ./
COPY data ./data
COPY bot ./bot
RUN pip wheel --no-index --no-deps --no-build-isolation --wheel-dir /wheel . \
    && pip --python /opt/ki-glossar/bin/python install --no-index --no-deps /wheel/*.whl

FROM python:3.13-slim-trixie
RUN groupadd --gid 10001 ki-glossar \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin ki-glossar \
    && install --directory --owner=10001 --group=10001 --mode=0700 /var/lib/ki-glossar
COPY --from=build /opt/ki-glossar /opt/ki-glossar
# PYTHONSAFEPATH makes `python -m bot` run the installed bot, whatever is in the working directory.
ENV PATH=/opt/ki-glossar/bin:$PATH PYTHONSAFEPATH=1 PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    STATE_DIR=/var/lib/ki-glossar
WORKDIR /opt/ki-glossar
USER 10001:10001
VOLUME /var/lib/ki-glossar
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s CMD ["python", "-m", "bot", "healthcheck"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]

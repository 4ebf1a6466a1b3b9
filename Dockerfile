# The recipe of docs/how-to/run-in-production.md as an image. It could not be built where it was written: see that page.
FROM python:3.11-slim-bookworm AS built
RUN apt-get update \
 && apt-get install --yes --no-install-recommends git make \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/orderflow
COPY Makefile pyproject.toml requirements.lock README.md LICENSE alembic.ini schema.graphql ./
COPY scripts scripts
COPY frontend frontend
COPY backend backend
RUN make web && rm -rf frontend/node_modules

FROM python:3.11-slim-bookworm
RUN useradd --system --home-dir /srv/orderflow --shell /usr/sbin/nologin orderflow
COPY --from=built /srv/orderflow /srv/orderflow
WORKDIR /srv/orderflow
RUN install -d -o orderflow -g orderflow -m 700 var
USER orderflow
ENV PATH=/srv/orderflow/.venv/bin:$PATH PYTHONUNBUFFERED=1 ORDERFLOW_VAR_DIR=/srv/orderflow/var
VOLUME /srv/orderflow/var
EXPOSE 8000
ENTRYPOINT ["orderflow"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]

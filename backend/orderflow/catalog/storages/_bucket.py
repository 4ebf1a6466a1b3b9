"""Pictures in a bucket, at Amazon or anywhere else that speaks S3."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from obstore.exceptions import BaseError
from obstore.store import S3Store

from orderflow import settings
from orderflow.catalog.storages import require_key

if TYPE_CHECKING:  # the library has them for the type checker alone
    from obstore.store import S3Config

_PATIENCE = timedelta(seconds=10)
"""For one answer, and for all tries of one request: somebody waits for the picture."""
_NO_BUCKET = "NoSuchBucket"


class BucketStorage:
    """An object for each key in the bucket of the settings; a put is seen whole or not at all."""

    name = "s3"

    async def put(self, key: str, content: bytes) -> None:
        """Write an object; whoever reads it meanwhile reads the one before."""
        with _told():
            await _bucket().put_async(require_key(key), content)

    async def get(self, key: str) -> bytes | None:
        """Read an object, if it is there."""
        require_key(key)
        with _told():
            try:
                found = await _bucket().get_async(key)
            except FileNotFoundError as error:
                if _NO_BUCKET in str(error):
                    raise
                return None
            return bytes(await found.bytes_async())

    async def remove(self, key: str) -> None:
        """Take an object away."""
        require_key(key)
        with _told():
            await _bucket().delete_async(key)


def _bucket() -> S3Store:
    now = settings.current()
    return _opened(now.s3_bucket or "", now.s3_endpoint, now.s3_region, now.s3_key_id, now.s3_key)


@lru_cache(maxsize=4)
def _opened(bucket: str, endpoint: str | None, region: str, key_id: str | None, key: str | None) -> S3Store:
    """A bucket with the connections to it, kept for the next picture."""
    config: S3Config = {"bucket": bucket, "region": region, "virtual_hosted_style_request": endpoint is None}
    if endpoint:
        config["endpoint"] = endpoint.rstrip("/")
    if key_id and key:
        config |= {"access_key_id": key_id, "secret_access_key": key}
    return S3Store(
        config=config,
        client_options={"timeout": _PATIENCE, "allow_http": bool(endpoint and endpoint.startswith("http:"))},
        retry_config={"max_retries": 3, "retry_timeout": _PATIENCE},
    )


@contextmanager
def _told() -> Iterator[None]:
    """Say of whatever the bucket did not do that it is outside; the words may name the address, never the key."""
    try:
        yield
    except (BaseError, OSError) as error:
        why = _NO_BUCKET if _NO_BUCKET in str(error) else str(error).partition("\n")[0][:200]
        raise OSError(f"the bucket did not answer as it should: {why}") from error


plug = BucketStorage()

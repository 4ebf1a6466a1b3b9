"""The plug for pictures in a bucket; it is there where the extra `orderflow[s3]` is installed."""

from importlib.util import find_spec

if find_spec("obstore"):
    from orderflow.catalog.storages._bucket import plug as plug

"""What a running shop tells those who look after it: figures, lines of a log, traces. Off unless asked for."""

SHARED = "PROMETHEUS_MULTIPROC_DIR"
"""Names the folder where several serving processes add up their figures; the library looks when it is imported."""

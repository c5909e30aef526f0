"""What a relay counts, and how it is written down."""

from sealroom.relay.metrics import DONE, Histogram, Metrics


def test_times_are_sorted_by_size_and_counted_up() -> None:
    times = Histogram()
    for seconds in (0.0005, 0.001, 0.03, 9.0):
        times.observe(seconds)
    lines = list(times.lines("x"))
    assert lines[0] == 'x_bucket{le="0.001"} 2'
    assert 'x_bucket{le="0.025"} 2' in lines
    assert 'x_bucket{le="0.05"} 3' in lines
    assert lines[-3:] == ['x_bucket{le="+Inf"} 4', "x_sum 9.031500", "x_count 4"]


def test_everything_is_exposed_with_its_kind() -> None:
    metrics = Metrics()
    metrics.frames = 3
    metrics.answered("send_msg", DONE, 0.002)
    metrics.answered("send_msg", "CONFLICT", 0.002)
    metrics.refused["frames"] += 2
    metrics.committed(7, 0.01)
    metrics.file_bytes["in"] += 7
    lines = metrics.expose({"connections": 5}).splitlines()
    assert 'sealroom_file_bytes_total{way="in"} 7' in lines
    assert 'sealroom_file_bytes_total{way="out"} 0' in lines
    for line in (
        "# TYPE sealroom_connections gauge",
        "sealroom_connections 5",
        "# TYPE sealroom_frames_total counter",
        "sealroom_frames_total 3",
        "sealroom_writes_total 7",
        'sealroom_requests_total{op="send_msg",outcome="CONFLICT"} 1',
        'sealroom_requests_total{op="send_msg",outcome="OK"} 1',
        'sealroom_refused_total{limit="frames"} 2',
        "# TYPE sealroom_answer_seconds histogram",
        "sealroom_answer_seconds_count 2",
        'sealroom_commit_seconds_bucket{le="0.01"} 1',
    ):
        assert line in lines

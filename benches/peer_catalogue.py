#!/usr/bin/env python3
"""Runs the statements of the whole catalogue in DuckDB and compares the results.

  peer_catalogue.py DIR [THREADS [LIMIT]]

DIR holds tabellen/*.parquet and vragen/NNNN.sql with NNNN.parquet, as `cargo bench --bench
catalogue -- run DIR` leaves them. Loading the tables is timed apart from the statements.
"""
import pathlib
import resource
import sys
import threading
import time

import duckdb


def spent():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return time.monotonic(), usage.ru_utime + usage.ru_stime


def since(start):
    now = spent()
    return now[0] - start[0], now[1] - start[1]


def equal(ours, theirs):
    """Rows that differ: counts must be the same, doubles within 1e-9 of their size."""
    ours, theirs = sorted(ours, key=str), sorted(theirs, key=str)
    if len(ours) != len(theirs):
        return abs(len(ours) - len(theirs))
    wrong = 0
    for one, other in zip(ours, theirs):
        for a, b in zip(one, other):
            if isinstance(a, float) or isinstance(b, float):
                same = (a is None) == (b is None) and (a is None or abs(a - b) <= 1e-9 * max(1.0, abs(a)))
            else:
                same = a == b
            wrong += not same
    return wrong


def main():
    folder = pathlib.Path(sys.argv[1])
    base = duckdb.connect()
    base.execute(f"SET threads TO {sys.argv[2] if len(sys.argv) > 2 else 2}")
    start = spent()
    for path in sorted((folder / "tabellen").glob("*.parquet")):
        base.execute(f"CREATE TABLE {path.stem} AS SELECT * FROM read_parquet('{path}')")
    print("load: %.2f s wall, %.2f s cpu" % since(start))
    limit = float(sys.argv[3]) if len(sys.argv) > 3 else 60.0
    by_dataset, differ, cells, broken = {}, 0, 0, 0
    for path in sorted((folder / "vragen").glob("*.sql")):
        sql = path.read_text()
        dataset = sql.split("\nFROM ", 1)[1].split()[0]
        start = spent()
        timer = threading.Timer(limit, base.interrupt)
        timer.start()
        try:
            rows = base.execute(sql).fetchall()
        except duckdb.InterruptException:
            rows = None
        timer.cancel()
        wall, cpu = since(start)
        scans, all_wall, all_cpu = by_dataset.get(dataset, (0, 0.0, 0.0))
        by_dataset[dataset] = (scans + 1, all_wall + wall, all_cpu + cpu)
        if rows is None:
            broken += 1
            print(f"  {path.stem} ({dataset}): broken off after {wall:.0f} s wall, {cpu:.0f} s cpu", flush=True)
            continue
        ours = base.execute(f"SELECT * FROM read_parquet('{path.with_suffix('.parquet')}')").fetchall()
        differ += equal(ours, rows)
        cells += sum(len(row) for row in rows)
    for dataset, (scans, wall, cpu) in sorted(by_dataset.items()):
        print(f"  {dataset:20} {scans:4} scans, {wall:8.3f} s wall, {cpu:8.3f} s cpu")
    wall = sum(wall for _, wall, _ in by_dataset.values())
    cpu = sum(cpu for _, _, cpu in by_dataset.values())
    print(f"all statements: {wall:.2f} s wall, {cpu:.2f} s cpu; {differ} of {cells} cells differ; {broken} broken off")


main()

#!/usr/bin/env python3
"""Runs the statements of the whole catalogue in DuckDB and compares the results.

  peer_catalogue.py DIR [THREADS [LIMIT]]

DIR holds tabellen/*.parquet and vragen/NNNN.sql with NNNN.parquet, as `cargo bench --bench
catalogue -- run DIR` leaves them. Loading the tables is timed apart from the statements.
"""
import pathlib
import re
import resource
import sys
import threading
import time

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet


def spent():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return time.monotonic(), usage.ru_utime + usage.ru_stime


def since(start):
    now = spent()
    return now[0] - start[0], now[1] - start[1]


def differing(ours, theirs):
    """Cells that differ: counts must be the same, doubles within 1e-9 of their size. Every statement
    orders its rows by all that it groups by, so rows answer one another by their place."""
    if ours.num_rows != theirs.num_rows or ours.num_columns != theirs.num_columns:
        return max(ours.num_rows * ours.num_columns, theirs.num_rows * theirs.num_columns)
    wrong = 0
    for one, other in zip(ours.itercolumns(), theirs.itercolumns()):
        if pa.types.is_floating(one.type) or pa.types.is_floating(other.type):
            a = one.cast(pa.float64()).to_numpy(zero_copy_only=False)
            b = other.cast(pa.float64()).to_numpy(zero_copy_only=False)
            same = np.isclose(a, b, rtol=1e-9, atol=1e-9, equal_nan=True)
        else:
            a, b = one.to_pylist(), other.to_pylist()
            same = np.fromiter((x == y for x, y in zip(a, b)), bool, len(a))
        wrong += int((~same).sum())
    return wrong


def main():
    folder = pathlib.Path(sys.argv[1])
    base = duckdb.connect()
    base.execute(f"SET threads TO {sys.argv[2] if len(sys.argv) > 2 else 2}")
    # Its search for the best order of joins does not end where a statement joins the same dataset
    # many times, and can't be interrupted. Goes when a version of DuckDB gives up in time.
    base.execute("SET disabled_optimizers = 'join_order'")
    start = spent()
    for path in sorted((folder / "tabellen").glob("*.parquet")):
        base.execute(f"CREATE TABLE {path.stem} AS SELECT * FROM read_parquet('{path}')")
    print("load: %.2f s wall, %.2f s cpu" % since(start))
    limit = float(sys.argv[3]) if len(sys.argv) > 3 else 60.0
    by_dataset, differ, cells, broken = {}, 0, 0, 0
    for path in sorted((folder / "vragen").glob("*.sql")):
        sql = path.read_text()
        dataset = re.search(r"\bFROM (\w+)", sql)[1]
        start = spent()
        timer = threading.Timer(limit, base.interrupt)
        timer.start()
        try:
            rows = base.sql(sql).to_arrow_table()
        except duckdb.InterruptException:
            rows = None
        timer.cancel()
        wall, cpu = since(start)
        if cpu > 5.0:
            print(f"  {path.stem} ({dataset}): {wall:.1f} s wall, {cpu:.1f} s cpu", flush=True)
        scans, all_wall, all_cpu = by_dataset.get(dataset, (0, 0.0, 0.0))
        by_dataset[dataset] = (scans + 1, all_wall + wall, all_cpu + cpu)
        if rows is None:
            broken += 1
            print(f"  {path.stem} ({dataset}): broken off after {wall:.0f} s wall, {cpu:.0f} s cpu", flush=True)
            continue
        ours = pyarrow.parquet.read_table(path.with_suffix(".parquet"))
        differ += differing(ours, rows)
        cells += rows.num_rows * rows.num_columns
    for dataset, (scans, wall, cpu) in sorted(by_dataset.items()):
        print(f"  {dataset:20} {scans:4} scans, {wall:8.3f} s wall, {cpu:8.3f} s cpu")
    wall = sum(wall for _, wall, _ in by_dataset.values())
    cpu = sum(cpu for _, _, cpu in by_dataset.values())
    print(f"all statements: {wall:.2f} s wall, {cpu:.2f} s cpu; {differ} of {cells} cells differ; {broken} broken off")


main()

#!/usr/bin/env python3
"""Runs commands in turn and compares what they took; compares two sets of results.

  peers.py time RUNS NAME='COMMAND ...' NAME='COMMAND ...' ...
      Whole processes, one after another, RUNS times round. Prints the medians of wall time, CPU
      time (user and system) and peak memory, and their ratios to the second command and later.
  peers.py check OURS THEIRS
      Two folders with facts.csv and errors.csv: which figures differ, and which invalid rows
      only one of the two has.

benches/peer_duckdb.py and benches/peer_polars.py do what `strict` of benches/ingest does.
"""
import csv
import os
import shlex
import statistics
import sys
import time

# Cells that peers refuse and a contract of ours reads: municipalities write these forms too.
FORGIVEN = {"2019-03-01", "1/7/2018", "€ 950,00"}
# Figures that the peers define otherwise: their ratio divides a stand at the end of a year by the
# inhabitants at its beginning. Ours wants one peildatum for both.
OTHERWISE = {"per_1000"}


def measure(command):
    """Wall seconds, CPU seconds and peak MiB of one process with its children."""
    log = os.open(os.devnull, os.O_WRONLY)
    start = time.monotonic()
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, log, 1)])
    _, status, usage = os.wait4(pid, 0)
    wall = time.monotonic() - start
    os.close(log)
    if status:
        sys.exit(f"{shlex.join(command)} ended with {status}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def time_all(runs, commands):
    results = {name: [] for name, _ in commands}
    for _ in range(runs):
        for name, command in commands:
            results[name].append(measure(command))
    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in results.items()}
    lows = {name: [min(column) for column in zip(*rows)] for name, rows in results.items()}
    own = medians[commands[0][0]]
    print(f"{'':16} {'wall s':>15} {'CPU s':>15} {'MiB':>8}   ours/theirs: wall, CPU, memory")
    for name, row in medians.items():
        ratios = "  ".join(f"{mine / theirs:5.2f}" for mine, theirs in zip(own, row))
        low = lows[name]
        print(f"{name:16} {row[0]:7.2f} ({low[0]:5.2f}) {row[1]:7.2f} ({low[1]:5.2f}) {row[2]:8.0f}   {ratios}")
    print(f"medians of {runs} runs in turn, the quickest in brackets; load {os.getloadavg()}")


def check(ours, theirs):
    facts = {}
    for side, folder in enumerate((ours, theirs)):
        for row in csv.DictReader(open(f"{folder}/facts.csv")):
            for name, value in row.items():
                if name not in ("gemeente", "jaar"):
                    key = (name, row["gemeente"], row["jaar"])
                    facts.setdefault(key, [None, None])[side] = float(value) if value not in ("", "nan") else None
    same, differ = {}, {}
    for (name, *_), (mine, other) in facts.items():
        equal = mine == other or None not in (mine, other) and abs(mine - other) <= 1e-12 * max(1, abs(other))
        tally = same if equal else differ
        tally[name] = tally.get(name, 0) + 1
    for name in sorted({name for name, *_ in facts}):
        note = "  (defined otherwise)" if name in OTHERWISE else ""
        print(f"{name:15} {same.get(name, 0):6} equal {differ.get(name, 0):6} differ{note}")
    mine = {}
    for row in csv.DictReader(open(f"{ours}/errors.csv"), delimiter=";"):
        mine.setdefault((row["bestand"].removesuffix(".csv"), row["rij"]), set()).add(row["waarde"])
    peer = {}
    for row in csv.DictReader(open(f"{theirs}/errors.csv")):
        peer.setdefault((row["file"], row["line"]), set()).add(row["waarde"])
    forgiven = [row for row in peer.keys() - mine.keys() if peer[row] & FORGIVEN]
    missed = [row for row in peer.keys() - mine.keys() if not peer[row] & FORGIVEN]
    print(f"invalid rows: {len(mine)} ours, {len(peer)} theirs, {len(mine.keys() & peer.keys())} both; "
          f"{len(forgiven)} theirs only for a form that we read; {len(missed)} missed: {missed[:5]}; "
          f"{len(mine.keys() - peer.keys())} ours only: {sorted(mine.keys() - peer.keys())[:5]}")


def main():
    match sys.argv[1:]:
        case ["time", runs, *named]:
            pairs = (text.split("=", 1) for text in named)
            time_all(int(runs), [(name, shlex.split(command)) for name, command in pairs])
        case ["check", ours, theirs]:
            check(ours, theirs)
        case _:
            sys.exit(__doc__)


main()

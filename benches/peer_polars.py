#!/usr/bin/env python3
"""Strict ingest of one export with Polars, as benches/ingest does it with `strict`.

  peer_polars.py DATA OUT

Reads DATA/uitkeringen.csv as text, casts each column, keeps the rows without a fault in a typed
frame in memory, and writes OUT/errors.csv: each cell that was refused, with its line, and each row
whose key an earlier row has. DATA/inwoners.csv says which codes of gemeenten exist.
"""
import pathlib
import sys

import polars as pl
from polars import col

CODES = {
    "regeling": ["Participatiewet", "IOAW", "IOAZ", "Bbz"],
    "doelgroep": ["statushouder", "overig"],
    "geslacht": ["M", "V", "X"],
    "reden_einde": ["", "werk", "onderwijs", "verhuizing", "relatie", "overig"],
}
KEY = ["gemeente", "clientnummer", "regeling", "ingangsdatum"]


def text_of(path):
    """Every column of an export as text, with the line of each row; lines count from 1."""
    return pl.scan_csv(path, separator=";", quote_char=None, infer_schema=False,
                       empty_string_is_null=False, row_index_name="rij", row_index_offset=2)


def where(column, form, value):
    return pl.when(col(column).str.contains(form)).then(value)


def date(column):
    return where(column, r"^[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}$",
                 col(column).str.to_date("%d-%m-%Y", strict=False))


def amount(column):
    plain = col(column).str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
    return where(column, r"^[0-9]{1,3}([.][0-9]{3})*,[0-9]{2}$", plain.cast(pl.Float64, strict=False))


def main(data, out):
    pathlib.Path(out).mkdir(parents=True, exist_ok=True)
    codes = text_of(f"{data}/inwoners.csv").select("gemeente").unique().collect()["gemeente"]
    codes = codes.filter(codes.str.contains("^GM[0-9]{4}$")).to_list()
    faults = {column: ~col(column).is_in(known) for column, known in CODES.items()}
    no_reason, no_end = col("reden_einde") == "", col("einddatum") == ""
    faults["gemeente"] = ~col("gemeente").is_in(codes)
    faults["clientnummer"] = col("clientnummer") == ""
    faults["geboortejaar"] = ~col("w_jaar").is_between(1900, 2024).fill_null(False)
    faults["ingangsdatum"] = col("w_begin").is_null()
    backwards = (col("w_einde") < col("w_begin")).fill_null(False)
    faults["einddatum"] = (~no_end & col("w_einde").is_null()) | backwards
    faults["reden_einde"] = faults["reden_einde"] | (no_reason != no_end)
    faults["bedrag"] = col("w_bedrag").is_null()
    flagged = (
        text_of(f"{data}/uitkeringen.csv")
        .with_columns(w_jaar=col("geboortejaar").cast(pl.Int64, strict=False), w_bedrag=amount("bedrag"),
                      w_begin=date("ingangsdatum"), w_einde=date("einddatum"))
        .with_columns(**{f"fout_{column}": fault for column, fault in faults.items()})
        .with_columns(fout=pl.any_horizontal([f"fout_{column}" for column in faults]))
    )
    typed = flagged.filter(~col("fout")).select(
        "rij", "gemeente", "clientnummer",
        *(col(column).cast(pl.Enum(known)) for column, known in CODES.items()),
        geboortejaar="w_jaar", ingangsdatum="w_begin", einddatum="w_einde", bedrag="w_bedrag",
        duur_dagen=(col("w_einde") - col("w_begin")).dt.total_days(),
    )
    refused = flagged.filter("fout").select("rij", *faults, *(f"fout_{column}" for column in faults))
    table, refused = pl.collect_all([typed, refused], engine="streaming")
    cells = [refused.filter(f"fout_{column}").select(rij=col("rij").cast(pl.Int64), kolom=pl.lit(column), waarde=column)
             for column in faults]
    again = table.filter(~pl.struct(KEY).is_first_distinct())
    cells.append(again.select(rij=col("rij").cast(pl.Int64), kolom=pl.lit("sleutel"), waarde=pl.lit("")))
    cells = pl.concat(cells).sort("rij", "kolom")
    cells.write_csv(f"{out}/errors.csv")
    counts = cells.group_by("kolom").len().sort("kolom").rows()
    print(f"{len(table)} rows kept; {dict(counts)}")


if len(sys.argv) != 3:
    sys.exit(__doc__)
main(*sys.argv[1:])

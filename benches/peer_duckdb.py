#!/usr/bin/env python3
"""Strict ingest of one export with DuckDB, as benches/ingest does it with `strict`.

  peer_duckdb.py DATA OUT

Reads DATA/uitkeringen.csv as text, casts each column, keeps the rows without a fault in a typed
table in memory, and writes OUT/errors.csv: each cell that was refused, with its line, and each row
whose key an earlier row has. DATA/inwoners.csv says which codes of gemeenten exist.
"""
import pathlib
import sys

import duckdb

COLUMNS = ["gemeente", "clientnummer", "regeling", "doelgroep", "geslacht", "geboortejaar",
           "ingangsdatum", "einddatum", "reden_einde", "bedrag"]
CODES = {
    "regeling": ["Participatiewet", "IOAW", "IOAZ", "Bbz"],
    "doelgroep": ["statushouder", "overig"],
    "geslacht": ["M", "V", "X"],
    "reden_einde": ["", "werk", "onderwijs", "verhuizing", "relatie", "overig"],
}


def text_of(path, columns):
    """Every column of an export as text, with the line of each row; lines count from 1."""
    names = ", ".join(f"'{column}': 'VARCHAR'" for column in columns)
    return f"""(SELECT 1 + row_number() OVER () AS rij, * FROM read_csv('{path}', delim=';', header=true,
        quote='', escape='', auto_detect=false, new_line='\\r\\n', nullstr='\x01', columns={{{names}}}))"""


def date(column):
    form = "[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}"
    return f"CASE WHEN regexp_full_match({column}, '{form}') THEN TRY_CAST(try_strptime({column}, '%d-%m-%Y') AS DATE) END"


def amount(column):
    form = "[0-9]{1,3}([.][0-9]{3})*,[0-9]{2}"
    plain = f"replace(replace({column}, '.', ''), ',', '.')"
    return f"CASE WHEN regexp_full_match({column}, '{form}') THEN TRY_CAST({plain} AS DOUBLE) END"


def among(column):
    return f"{column} IN ({', '.join(repr(code) for code in CODES[column])})"


# What makes a cell wrong; names with `w_` are the values it was cast to.
FAULTS = {
    "gemeente": "NOT bekend",
    "clientnummer": "clientnummer = ''",
    "regeling": f"NOT {among('regeling')}",
    "doelgroep": f"NOT {among('doelgroep')}",
    "geslacht": f"NOT {among('geslacht')}",
    "geboortejaar": "w_jaar IS NULL OR w_jaar NOT BETWEEN 1900 AND 2024",
    "ingangsdatum": "w_begin IS NULL",
    "einddatum": "(einddatum <> '' AND w_einde IS NULL) OR coalesce(w_einde < w_begin, false)",
    "reden_einde": f"NOT {among('reden_einde')} OR (reden_einde = '') <> (einddatum = '')",
    "bedrag": "w_bedrag IS NULL",
}


def main(data, out):
    pathlib.Path(out).mkdir(parents=True, exist_ok=True)
    base = duckdb.connect()
    for code, values in CODES.items():
        words = ", ".join(repr(value) for value in values)
        base.execute(f"CREATE TYPE soort_{code} AS ENUM ({words})")
    inwoners = text_of(f"{data}/inwoners.csv", ["gemeente", "peildatum", "inwoners"])
    base.execute(f"CREATE TABLE codes AS SELECT DISTINCT gemeente FROM {inwoners} WHERE gemeente ~ '^GM[0-9]{{4}}$'")
    wrong = " OR ".join(f"({fault})" for fault in FAULTS.values())
    cells = ", ".join(f"CASE WHEN {fault} THEN {{'kolom': '{column}', 'waarde': {column}}} END"
                      for column, fault in FAULTS.items())
    base.execute(f"""
        CREATE TABLE gelezen AS
        WITH gecast AS (
            SELECT *, gemeente IN (SELECT gemeente FROM codes) AS bekend,
                TRY_CAST(geboortejaar AS BIGINT) AS w_jaar, {amount("bedrag")} AS w_bedrag,
                {date("ingangsdatum")} AS w_begin, {date("einddatum")} AS w_einde
            FROM {text_of(f"{data}/uitkeringen.csv", COLUMNS)}),
        beoordeeld AS (SELECT *, {wrong} AS fout FROM gecast)
        SELECT rij, gemeente, clientnummer,
            TRY_CAST(regeling AS soort_regeling) AS regeling, TRY_CAST(doelgroep AS soort_doelgroep) AS doelgroep,
            TRY_CAST(geslacht AS soort_geslacht) AS geslacht, w_jaar AS geboortejaar,
            w_begin AS ingangsdatum, w_einde AS einddatum,
            TRY_CAST(reden_einde AS soort_reden_einde) AS reden_einde, w_bedrag AS bedrag,
            w_einde - w_begin AS duur_dagen, CASE WHEN fout THEN [{cells}] END AS fouten
        FROM beoordeeld""")
    base.execute(f"""
        CREATE TABLE fouten AS
        SELECT rij, fout.kolom AS kolom, fout.waarde AS waarde
        FROM (SELECT rij, unnest(fouten) AS fout FROM gelezen WHERE fouten IS NOT NULL)
        WHERE fout IS NOT NULL
        UNION ALL
        SELECT unnest(list_sort(list(rij))[2:]), 'sleutel', '' FROM gelezen WHERE fouten IS NULL
        GROUP BY gemeente, clientnummer, regeling, ingangsdatum HAVING count(*) > 1""")
    base.execute(f"COPY (FROM fouten ORDER BY rij, kolom) TO '{out}/errors.csv' (HEADER)")
    kept = base.execute("SELECT count(*) FROM gelezen WHERE fouten IS NULL").fetchone()[0]
    counts = base.execute("SELECT kolom, count(*) FROM fouten GROUP BY ALL ORDER BY ALL").fetchall()
    print(f"{kept} rows kept; {dict(counts)}")


if len(sys.argv) != 3:
    sys.exit(__doc__)
main(*sys.argv[1:])

#!/bin/bash
# DuckDB's COPY .. TO (FORMAT parquet) writes what Parquet cannot hold as something near it, without a
# word: microseconds of an INTERVAL are cut to milliseconds, a HUGEINT becomes a DOUBLE. That it
# refuses a negative INTERVAL with an error makes one trust the rest. pyarrow then has the interval as
# twelve bytes without a type.
# DuckDB 2.0.1, pyarrow 26.0.1.
. "$(dirname "$0")/lib.sh"
python duckdb==2.0.1 pyarrow==26.0.1
cd "$WORK"
OUT=$(python/bin/python - <<'PYTHON'
import duckdb
import pyarrow.parquet

def copied(value):
    duckdb.sql(f"COPY (SELECT {value} AS v) TO 'x.parquet' (FORMAT parquet)")
    return duckdb.sql("SELECT v::VARCHAR, typeof(v) FROM 'x.parquet'").fetchall()[0]

print(*copied("INTERVAL '1 second 999 microseconds'"))
print(pyarrow.parquet.read_table("x.parquet").schema.field("v").type)
print(*copied("9007199254740993::HUGEINT"))
try:
    copied("INTERVAL '-1 second'")
except duckdb.IOException as refusal:
    print(refusal)
PYTHON
)
echo "$OUT"
expect "00:00:01 INTERVAL
fixed_size_binary[12]
9007199254740992.0 DOUBLE
IO Error: Parquet files do not support negative intervals"

"""Reads what ParquetForOthers wrote with pyarrow, DuckDB, polars and Spark, and compares it with the JSON lines of the
same rows. Ends with 1 if a value differs. read_ours.sh runs both.

    python read_ours.py FOLDER
"""

import datetime as dt
import decimal
import json
import math
import pathlib
import sys
import uuid

FOLDER = pathlib.Path(sys.argv[1])
FILE = str(FOLDER / "ours.parquet" / "part-00000001.parquet")
EXPECTED = [json.loads(line, parse_float=decimal.Decimal) for line in open(FOLDER / "ours.jsonl", encoding="utf-8")]


def text(found, expected):
    """A value as the JSON lines have it."""
    if isinstance(found, (bytes, bytearray)):
        return "0x" + found.hex() if expected.startswith("0x") else str(uuid.UUID(bytes=bytes(found)))
    if isinstance(found, dt.datetime):
        return found.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
    if isinstance(found, dt.time):
        return found.isoformat()[:8].removesuffix(":00" if len(expected) == 5 else "-") + found.isoformat()[8:]
    if isinstance(found, int) and ":" in expected:  # Spark's nanoseconds of a day
        return text((dt.datetime(1970, 1, 1) + dt.timedelta(microseconds=found / 1000)).time(), expected)
    if isinstance(found, float):
        return "NaN" if math.isnan(found) else ("-" if found < 0 else "") + "Infinity"
    return str(found)


def same(expected, found):
    if expected is None or isinstance(expected, bool):
        return found is expected
    if isinstance(expected, dict):
        if isinstance(found, list):
            found = dict((e["key"], e["value"]) if isinstance(e, dict) else e for e in found)
        keys = {text(key, e): key for key, e in zip(found, expected)} if found else {}
        return set(keys) == set(expected) and all(same(e, found[keys[k]]) for k, e in expected.items())
    if isinstance(expected, list):
        found = list(found.values()) if isinstance(found, dict) else found
        return found is not None and len(found) == len(expected) and all(map(same, expected, found))
    if isinstance(expected, (int, decimal.Decimal)):
        return found is not None and decimal.Decimal(found) == expected
    return found is not None and text(found, expected) == expected


def check(program, rows):
    wrong = 0
    for expected, found in zip(EXPECTED, rows, strict=True):
        for name, value in expected.items():
            if not same(value, found.get(name)):
                wrong += 1
                print(f"FAIL {program}: {name} of row {expected['id']} is {found.get(name)!r}, not {value!r}")
    print(f"{'FAIL' if wrong else 'ok  '} {program}: {len(EXPECTED)} rows, {len(EXPECTED[0])} columns")
    return wrong


def pyarrow_rows():
    import pyarrow.parquet as pq

    return pq.read_table(FILE).to_pylist()


def duckdb_rows():
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    # Its Python client has no times of nanoseconds.
    times = "a_time::TIME AS a_time, map_time::MAP(TIME, TIME) AS map_time"
    result = connection.execute(f"SELECT * REPLACE ({times}) FROM read_parquet(?) ORDER BY id", [FILE])
    names = [column[0] for column in result.description]
    return [dict(zip(names, row)) for row in result.fetchall()]


def polars_rows():
    import polars

    return polars.read_parquet(FILE).to_dicts()


def spark_rows():
    """Spark does not take a uuid or time for what it is, but reads it where a schema says bytes and number."""
    import pyarrow as pa
    import pyarrow.parquet as pq
    from pyspark.errors import AnalysisException
    from pyspark.sql import SparkSession

    def kind(arrow):
        if isinstance(arrow, pa.BaseExtensionType):
            return "binary"
        if pa.types.is_struct(arrow):
            return "struct<" + ",".join("`" + f.name + "`:" + kind(f.type) for f in arrow) + ">"
        if pa.types.is_map(arrow):
            return f"map<{kind(arrow.key_type)},{kind(arrow.item_type)}>"
        if pa.types.is_list(arrow):
            return f"array<{kind(arrow.value_type)}>"
        names = {"int8": "tinyint", "int16": "smallint", "int32": "int", "int64": "bigint", "float": "float",
                 "double": "double", "bool": "boolean", "string": "string", "binary": "binary", "date32[day]": "date",
                 "time64[ns]": "bigint", "timestamp[ms, tz=UTC]": "timestamp", "fixed_size_binary[16]": "binary"}
        return names[str(arrow)]

    schema = ",".join(f"`{f.name}` {kind(f.type)}" for f in pq.read_schema(FILE))
    session = (SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
               .config("spark.sql.session.timeZone", "UTC").config("spark.driver.bindAddress", "127.0.0.1")
               .config("spark.driver.host", "127.0.0.1").getOrCreate())
    session.sparkContext.setLogLevel("OFF")
    try:
        session.read.parquet(FILE)
        raise SystemExit("FAIL Spark finds the schema by itself now: the guide says that it does not")
    except AnalysisException as e:
        print("     Spark without a schema:", str(e).splitlines()[0])
    return [row.asDict(recursive=True) for row in session.read.schema(schema).parquet(FILE).orderBy("id").collect()]


if __name__ == "__main__":
    import os, time

    os.environ["TZ"] = "UTC"  # Spark's rows have the local time
    time.tzset()
    sys.exit(min(1, sum([
        check("pyarrow", pyarrow_rows()), check("DuckDB", duckdb_rows()), check("polars", polars_rows()),
        check("Spark", spark_rows())])))

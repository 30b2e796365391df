"""Makes the files of this folder: what other programs write, with the types and shapes that they have.

    python -m venv venv && venv/bin/pip install -r requirements.txt && venv/bin/python make.py

Spark needs a JDK 17. Each file has a column id of 1, 2, 3: values, ends of their range, nulls. cases.csv beside it says
what an import makes of each column.
"""

import datetime as dt
import decimal
import glob
import os
import pathlib
import shutil
import tempfile
import uuid

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

HERE = pathlib.Path(__file__).parent
D = decimal.Decimal
IDS = pa.array([1, 2, 3], pa.int32())
UUID = uuid.UUID("30313233-3435-3637-3839-616263646566")  # its bytes are ASCII


def arrow(name, columns, **options):
    pq.write_table(pa.table({"id": IDS, **columns}), HERE / f"pyarrow_{name}.parquet", **options)


def arrow_types():
    timestamps = {}
    for unit, factor in ("s", 1), ("ms", 1_000), ("us", 1_000_000), ("ns", 1_000_000_000):
        ends = [1_700_000_000 * factor + factor // 8, -1, None]
        timestamps[f"local_{unit}"] = pa.array(ends, pa.timestamp(unit))
        timestamps[f"utc_{unit}"] = pa.array(ends, pa.timestamp(unit, "UTC"))
    half = np.array([0x3131, 0x7BFF, 0], np.uint16).view(np.float16)  # the first one's bytes are ASCII
    whole = {}
    for bits in 8, 16, 32, 64:
        whole[f"i{bits}"] = pa.array([7, -(2 ** (bits - 1)), None], getattr(pa, f"int{bits}")())
        whole[f"u{bits}"] = pa.array([7, 2**bits - 1, None], getattr(pa, f"uint{bits}")())
    arrow("types", {
        **whole,
        "flag": pa.array([True, False, None]),
        "half": pa.array([half[0], half[1], None], pa.float16()),
        "float": pa.array([0.5, float("-inf"), None], pa.float32()),
        "float_tenth": pa.array([0.1, 3.4028235e38, None], pa.float32()),
        "double": pa.array([0.5, 1e300, None], pa.float64()),
        "double_tenth": pa.array([0.1, float("nan"), None], pa.float64()),
        "double_whole": pa.array([7.0, -0.0, None], pa.float64()),
        "string": pa.array(["12", "ä", None]),
        "large_string": pa.array(["12", "", None], pa.large_string()),
        "dictionary": pa.array(["x", "y", None]).dictionary_encode(),
        "bytes": pa.array([b"12", b"\xff", None]),
        "fixed": pa.array([b"11", b"22", None], pa.binary(2)),
        "fixed16": pa.array([UUID.bytes, b"\xff" * 16, None], pa.binary(16)),
        "uuid": pa.array([UUID.bytes, b"\xff" * 16, None], pa.uuid()),
        "json": pa.array(['{"a": 1}', "[]", None], pa.json_()),
        "nothing": pa.nulls(3),
        "date32": pa.array([dt.date(2026, 1, 31), dt.date(1, 1, 1), None], pa.date32()),
        "date64": pa.array([dt.date(2026, 1, 31), dt.date(9999, 12, 31), None], pa.date64()),
        "time_s": pa.array([dt.time(12, 0, 1), dt.time(0), None], pa.time32("s")),
        "time_ms": pa.array([dt.time(12, 0, 1, 1000), dt.time(0), None], pa.time32("ms")),
        "time_us": pa.array([dt.time(12, 0, 1, 1), dt.time(23, 59, 59, 999999), None], pa.time64("us")),
        "time_ns": pa.array([1, 86_399_999_999_999, None], pa.time64("ns")),
        "time_bad": pa.array([-1, 2**62, None], pa.int64()).cast(pa.time64("us")),
        **timestamps,
        "duration": pa.array([1_000, -1, None], pa.duration("ms")),
    })
    decimals = {"d9": (9, 2), "d18": (18, 3), "d38": (38, 10), "d76": (76, 0)}
    values = {name: pa.array([D(7), D(-(10**p - 1)).scaleb(-s, decimal.Context(100)), None],
                             pa.decimal128(p, s) if p < 39 else pa.decimal256(p, s))
              for name, (p, s) in decimals.items()}
    values["tenth"] = pa.array([D("0.1"), D("12.34"), None], pa.decimal128(9, 2))
    arrow("decimals_as_bytes", values)
    arrow("decimals_as_integers", {n: values[n] for n in ("d9", "d18", "tenth")}, store_decimal_as_integer=True)
    arrow("int96", {"at": pa.array([1_700_000_000_123_456_789, -1, None], pa.timestamp("ns"))},
          use_deprecated_int96_timestamps=True)


def arrow_shapes():
    point = pa.struct([("x", pa.int32()), ("y", pa.int32())])
    shapes = {
        "ints": pa.array([[1, 2], [], None], pa.list_(pa.int32())),
        "large": pa.array([[1, 2], [], None], pa.large_list(pa.int32())),
        "three": pa.array([[1, 2, 3], [4, 5, 6], None], pa.list_(pa.float32(), 3)),
        "lists": pa.array([[[1], []], [], None], pa.list_(pa.list_(pa.int32()))),
        "with_null": pa.array([[1, None], [2], None], pa.list_(pa.int32())),
        "map": pa.array([[("a", 1), ("", 2)], [], None], pa.map_(pa.string(), pa.int32())),
        "maps": pa.array([[("a", [1, 2])], [("b", [])], None], pa.map_(pa.string(), pa.list_(pa.int32()))),
        "point": pa.array([{"x": 1, "y": 2}, {"x": None, "y": None}, None], point),
        "points": pa.array([[{"x": 1, "y": None}], [], None], pa.list_(point)),
        "by_point": pa.array([[({"x": 1, "y": 2}, "a")], [], None], pa.map_(point, pa.string())),
        "one": pa.array([{"x": 1}, {"x": 2}, None], pa.struct([("x", pa.int32())])),
        "ones": pa.array([[{"x": 1}], [], None], pa.list_(pa.struct([("x", pa.int32())]))),
    }
    arrow("shapes", shapes)
    arrow("shapes_old_names", {n: shapes[n] for n in ("ints", "lists", "points")}, use_compliant_nested_type=False)


def arrow_storage():
    plain = {"i": pa.array([1, 2, None], pa.int32()), "t": pa.array(["a", "b" * 40, None]),
             "l": pa.array([[1, 2], [], None], pa.list_(pa.int64()))}
    for codec in "none", "snappy", "gzip", "zstd", "lz4", "brotli":
        arrow("with_" + codec, plain, compression=codec)
    arrow("pages_v2", plain, data_page_version="2.0", compression="zstd", write_page_checksum=True)
    arrow("encodings", {
        "i": pa.array([1, 2, None], pa.int32()), "b": pa.array([1, -(2**63), None], pa.int64()),
        "t": pa.array(["a", "ab", None]), "s": pa.array(["a", "ab", None]),
        "f": pa.array([0.5, 1.5, None], pa.float32()), "d": pa.array([0.5, 1.5, None], pa.float64()),
        "flag": pa.array([True, False, None]),
    }, use_dictionary=False, version="2.6", column_encoding={
        "id": "DELTA_BINARY_PACKED", "i": "BYTE_STREAM_SPLIT", "b": "DELTA_BINARY_PACKED", "t": "DELTA_BYTE_ARRAY",
        "s": "DELTA_LENGTH_BYTE_ARRAY", "f": "BYTE_STREAM_SPLIT", "d": "BYTE_STREAM_SPLIT", "flag": "RLE"})
    rows = 300
    pq.write_table(pa.table({"id": pa.array(range(1, rows + 1), pa.int32()),
                             "i": pa.array([i % 7 for i in range(rows)], pa.int32())}),
                   HERE / "pyarrow_row_groups.parquet", row_group_size=50)


def duck():
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("CREATE TYPE mood AS ENUM ('sad', 'happy')")
    columns = {
        "i8": ("TINYINT", "7", "-128"), "i16": ("SMALLINT", "7", "-32768"),
        "i32": ("INTEGER", "7", "-2147483648"), "i64": ("BIGINT", "7", "-9223372036854775808"),
        "u8": ("UTINYINT", "7", "255"), "u16": ("USMALLINT", "7", "65535"),
        "u32": ("UINTEGER", "7", "4294967295"), "u64": ("UBIGINT", "7", "18446744073709551615"),
        "huge": ("HUGEINT", "7", "-1"), "d4": ("DECIMAL(4,1)", "0.5", "-999.9"),
        "d9": ("DECIMAL(9,2)", "0.5", "-9999999.99"), "d18": ("DECIMAL(18,3)", "0.5", "12.345"),
        "d38": ("DECIMAL(38,10)", "0.5", "-12.345"), "float": ("FLOAT", "0.5", "'-inf'"),
        "double": ("DOUBLE", "0.5", "'nan'"), "flag": ("BOOLEAN", "true", "false"),
        "string": ("VARCHAR", "'12'", "'ä'"), "bytes": ("BLOB", "'\\xCA\\xFE'::BLOB", "''::BLOB"),
        "bits": ("BIT", "'101'", "'0'"), "uuid": ("UUID", f"'{UUID}'", "'ffffffff-ffff-ffff-ffff-ffffffffffff'"),
        "pause": ("INTERVAL", "INTERVAL '14 months 3 days 1500 milliseconds'", "INTERVAL '0 days'"),
        "date": ("DATE", "'2026-01-31'", "'0001-01-01'"), "time": ("TIME", "'12:00:01.000001'", "'23:59:59.999999'"),
        "at": ("TIMESTAMP", "'2023-11-14 22:13:20.125'", "'1969-12-31 23:59:59.999999'"),
        "at_s": ("TIMESTAMP_S", "'2023-11-14 22:13:20'", "'1969-12-31 23:59:59'"),
        "at_ms": ("TIMESTAMP_MS", "'2023-11-14 22:13:20.125'", "'1969-12-31 23:59:59.999'"),
        "at_ns": ("TIMESTAMP_NS", "'2023-11-14 22:13:20.125'", "'1969-12-31 23:59:59.999999999'"),
        "at_utc": ("TIMESTAMPTZ", "'2023-11-14 22:13:20.125+00'", "'1969-12-31 23:59:59.999999+00'"),
        "mood": ("mood", "'sad'", "'happy'"), "json": ("JSON", "'{\"a\": 1}'", "'[]'"),
        "ints": ("INTEGER[]", "[1, 2]", "[]"), "lists": ("INTEGER[][]", "[[1], []]", "[]"),
        "map": ("MAP(VARCHAR, INTEGER)", "MAP {'a': 1, '': 2}", "MAP {}"),
        "point": ("STRUCT(x INTEGER, y INTEGER)", "{'x': 1, 'y': 2}", "{'x': NULL, 'y': NULL}"),
        "points": ("STRUCT(x INTEGER, y INTEGER)[]", "[{'x': 1, 'y': NULL}]", "[]"),
        "three": ("FLOAT[3]", "[1, 2, 3]", "[4, 5, 6]"),
    }
    rows = []
    for row in 1, 2, 3:
        cells = [f"CAST({c[row] if row < 3 else 'NULL'} AS {c[0]}) AS {name}" for name, c in columns.items()]
        rows.append(f"SELECT {row}::INTEGER AS id, " + ", ".join(cells))
    connection.execute("CREATE TABLE t AS " + " UNION ALL ".join(rows))
    for name, options in ("types", "COMPRESSION zstd"), ("v2", "COMPRESSION lz4_raw, PARQUET_VERSION v2"):
        connection.execute(f"COPY (FROM t ORDER BY id) TO '{HERE}/duckdb_{name}.parquet' (FORMAT parquet, {options})")
    odd = {"variant": ("VARIANT", "42", "'a'"), "place": ("GEOMETRY", "'POINT (1 2)'", "'POINT (3 4)'")}
    for name, (kind, one, two) in odd.items():
        connection.execute(f"COPY (SELECT 1::INTEGER AS id, CAST({one} AS {kind}) AS v UNION ALL SELECT 2, CAST({two} AS {kind})"
                           f" UNION ALL SELECT 3, NULL) TO '{HERE}/duckdb_{name}.parquet' (FORMAT parquet)")


def polars():
    at = dt.datetime(2023, 11, 14, 22, 13, 20, 125_000)
    before = dt.datetime(1969, 12, 31, 23, 59, 59, 999_999)
    whole = {f"i{b}": pl.Series([7, -(2 ** (b - 1)), None], dtype=getattr(pl, f"Int{b}")) for b in (8, 16, 32, 64)}
    whole |= {f"u{b}": pl.Series([7, 2**b - 1, None], dtype=getattr(pl, f"UInt{b}")) for b in (8, 16, 32, 64)}
    frame = pl.DataFrame({
        "id": pl.Series([1, 2, 3], dtype=pl.Int32), **whole,
        "float": pl.Series([0.5, float("-inf"), None], dtype=pl.Float32),
        "double": pl.Series([0.5, float("nan"), None], dtype=pl.Float64),
        "flag": [True, False, None], "string": ["12", "ä", None], "bytes": [b"\xca\xfe", b"", None],
        "dec": pl.Series([D("0.50"), D("-12.34"), None], dtype=pl.Decimal(38, 2)),
        "date": [dt.date(2026, 1, 31), dt.date(1, 1, 1), None],
        "time": pl.Series([1, 86_399_999_999_999, None], dtype=pl.Int64).cast(pl.Time),
        "duration": [dt.timedelta(seconds=1), dt.timedelta(seconds=-1), None],
        **{f"at_{u}": pl.Series([at, before, None], dtype=pl.Datetime(u)) for u in ("ms", "us", "ns")},
        "at_utc": pl.Series([at, before, None], dtype=pl.Datetime("us")).dt.replace_time_zone("UTC"),
        "category": pl.Series(["x", "y", None], dtype=pl.Categorical),
        "enum": pl.Series(["x", "y", None], dtype=pl.Enum(["x", "y"])),
        "ints": pl.Series([[1, 2], [], None], dtype=pl.List(pl.Int32)),
        "lists": pl.Series([[[1], []], [], None], dtype=pl.List(pl.List(pl.Int32))),
        "three": pl.Series([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], None], dtype=pl.Array(pl.Float32, 3)),
        "point": pl.Series([{"x": 1, "y": 2}, {"x": None, "y": None}, None], dtype=pl.Struct({"x": pl.Int32, "y": pl.Int32})),
        "points": pl.Series([[{"x": 1, "y": None}], [], None],
                            dtype=pl.List(pl.Struct({"x": pl.Int32, "y": pl.Int32}))),
        "nothing": pl.Series([None, None, None], dtype=pl.Null),
    })
    for codec in "zstd", "uncompressed":
        frame.write_parquet(HERE / f"polars_{codec}.parquet", compression=codec)


def spark():
    from pyspark.sql import SparkSession

    session = (SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
               .config("spark.sql.session.timeZone", "UTC").config("spark.driver.bindAddress", "127.0.0.1")
               .config("spark.driver.host", "127.0.0.1").getOrCreate())
    session.sparkContext.setLogLevel("ERROR")
    columns = {
        "i8": ("TINYINT", "7", "-128"), "i16": ("SMALLINT", "7", "-32768"), "i32": ("INT", "7", "-2147483648"),
        "i64": ("BIGINT", "7", "-9223372036854775808"), "flag": ("BOOLEAN", "true", "false"),
        "float": ("FLOAT", "0.5", "'-Infinity'"), "double": ("DOUBLE", "0.5", "'NaN'"),
        "d9": ("DECIMAL(9,2)", "0.50", "-9999999.99"), "d18": ("DECIMAL(18,3)", "0.5", "12.345"),
        "d38": ("DECIMAL(38,10)", "0.5", "-12.345"), "string": ("STRING", "'12'", "'ä'"),
        "bytes": ("BINARY", "X'CAFE'", "X''"), "date": ("DATE", "'2026-01-31'", "'0001-01-01'"),
        "at": ("TIMESTAMP", "'2023-11-14 22:13:20.125'", "'1969-12-31 23:59:59.999999'"),
        "at_local": ("TIMESTAMP_NTZ", "'2023-11-14 22:13:20.125'", "'1969-12-31 23:59:59.999999'"),
        "ints": ("ARRAY<INT>", "array(1, 2)", "array()"),
        "lists": ("ARRAY<ARRAY<INT>>", "array(array(1), array())", "array()"),
        "map": ("MAP<STRING,INT>", "map('a', 1, '', 2)", "map()"),
        "point": ("STRUCT<x: INT, y: INT>", "named_struct('x', 1, 'y', 2)", "named_struct('x', null, 'y', null)"),
        "points": ("ARRAY<STRUCT<x: INT, y: INT>>", "array(named_struct('x', 1, 'y', null))", "array()"),
        "one": ("STRUCT<x: INT>", "named_struct('x', 1)", "named_struct('x', 2)"),
        "ones": ("ARRAY<STRUCT<x: INT>>", "array(named_struct('x', 1))", "array()"),
    }
    rows = []
    for row in 1, 2, 3:
        cells = [f"CAST({c[row] if row < 3 else 'NULL'} AS {c[0]}) AS `{name}`" for name, c in columns.items()]
        rows.append(f"SELECT {row} AS id, " + ", ".join(cells))
    table = " UNION ALL ".join(rows)
    kinds = {"types": {"outputTimestampType": "TIMESTAMP_MICROS"}, "millis": {"outputTimestampType": "TIMESTAMP_MILLIS"},
             "legacy": {"outputTimestampType": "INT96", "writeLegacyFormat": "true"}}
    for name, settings in kinds.items():
        for key in "outputTimestampType", "writeLegacyFormat":
            session.conf.unset("spark.sql.parquet." + key)
        for key, value in settings.items():
            session.conf.set("spark.sql.parquet." + key, value)
        query = table
        with tempfile.TemporaryDirectory() as folder:
            frame = session.sql(query).coalesce(1).sortWithinPartitions("id")
            frame.write.mode("overwrite").parquet(folder + "/out")
            shutil.copy(glob.glob(folder + "/out/*.parquet")[0], HERE / f"spark_{name}.parquet")
    session.stop()


if __name__ == "__main__":
    arrow_types()
    arrow_shapes()
    arrow_storage()
    duck()
    polars()
    spark()
    for file in sorted(HERE.glob("*.parquet")):
        print(f"{os.path.getsize(file):8} {file.name}")

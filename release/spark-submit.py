"""Reads a table of 2,000 rows on all executors, and fails if one of them is not right."""

import sys

from pyspark.sql import SparkSession, functions

spark = SparkSession.builder.appName("coodie").getOrCreate()
spark.sparkContext.setLogLevel("WARN")
table = (
    spark.read.format("coodie")
    .option("hosts", sys.argv[1])
    .option("table", "submitted.rows")
    .option("parts", 16)
    .load()
)

assert table.count() == 2000, table.count()
found = table.select(
    functions.count_distinct("k"), functions.sum("n"), functions.sum(functions.length("t")), functions.max("at")
).first()
assert found[0] == 2000 and found[1] == 2000 * 2001 // 2, found
assert found[3].year == 2026, found
assert table.filter("k = 7").select("tags").first()[0] == ["a", "b"], "the row of a key"
hosts = table.rdd.map(lambda row: __import__("os").getppid()).distinct().count()
assert hosts >= 2, f"rows were read by {hosts} processes"
print(f"coodie: 2000 rows on {hosts} processes, Spark {spark.version}")
spark.stop()

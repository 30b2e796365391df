#!/bin/bash
# For Spark NaN equals NaN and is larger than any other number. A table that is cached forgets it: its statistics of a
# batch leave NaN out, and a filter skips batches by them, so rows with NaN are gone from the result.
# Spark 4.1.3.
. "$(dirname "$0")/lib.sh"
python pyspark==4.1.3
export SPARK_LOCAL_IP=127.0.0.1
OUT=$("$WORK/python/bin/python" - 2>/dev/null <<'PYTHON'
from pyspark.sql import SparkSession

spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
rows = spark.range(4).selectExpr("if(id = 1, double('NaN'), double(id)) AS d")

def counts():
    return [rows.filter(f).count() for f in ("d = double('NaN')", "d >= 100", "d > 2")]

print(*counts())
rows.cache().count()
print(*counts())
PYTHON
)
echo "$OUT"
expect "1 1 2
0 0 2"

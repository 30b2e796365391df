#!/bin/bash
# Writes an export's files and reads them with pyarrow, DuckDB, polars and Spark; ends with 1 if a value differs.
#   PYTHON  a Python with requirements.txt
#   MAVEN   how to run Maven, for example "mvn -o"
set -e
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../../../.."
: "${PYTHON:=python3}" "${MAVEN:=mvn}"
$MAVEN -q -pl coodie-transfer test-compile dependency:build-classpath -Dmdep.outputFile=target/interop.cp -Dmdep.includeScope=test
out=coodie-transfer/target/interop
rm -rf "$out"
mkdir -p "$out"
java -cp "coodie-transfer/target/test-classes:coodie-transfer/target/classes:$(cat coodie-transfer/target/interop.cp)" \
  dev.coodie.transfer.ParquetForOthers "$out"
"$PYTHON" "$here/read_ours.py" "$out"

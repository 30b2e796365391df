# Shared by the findings, which source it: a temporary folder, pinned packages, one Cassandra.
# Needs a JDK 17, Maven and Python 3 with pip. MVN_ARGS go to Maven. A finding can set CASSANDRA, and YAML for
# more lines of cassandra.yaml, before it sources this.
set -euo pipefail

CASSANDRA=${CASSANDRA:-5.0.9}
DRIVER=4.19.3
WORK=$(mktemp -d)
NODE=

finish() {
  if [ -n "$NODE" ]; then
    kill "$NODE" 2>/dev/null || true
    wait "$NODE" 2>/dev/null || true
  fi
  rm -rf "$WORK"
}
trap finish EXIT

# jars FOLDER GROUP:ARTIFACT:VERSION..: these and what they need, from Maven Central.
jars() {
  local folder=$1 pom="$WORK/$1.xml" package
  shift
  {
    echo '<project><modelVersion>4.0.0</modelVersion>'
    echo '<groupId>x</groupId><artifactId>x</artifactId><version>1</version><dependencies>'
    for package in "$@"; do
      IFS=: read -r group artifact version <<<"$package"
      echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId>"
      echo "<version>$version</version></dependency>"
    done
    echo '</dependencies></project>'
  } >"$pom"
  mvn -B -q ${MVN_ARGS:-} -f "$pom" \
    org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies \
    -DoutputDirectory="$WORK/$folder" -DincludeScope=runtime
}

# python PACKAGE==VERSION..: an environment of its own with these.
python() {
  python3 -m venv "$WORK/python"
  "$WORK/python/bin/pip" -q --disable-pip-version-check install "$@"
}

# Starts a node on 127.0.0.1:$PORT and waits until it answers.
start_node() {
  jars cassandra "org.apache.cassandra:cassandra-all:$CASSANDRA"
  local d="$WORK/node" storage
  mkdir -p "$d/tmp"
  PORT=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  storage=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  cat >"$d/cassandra.yaml" <<YAML
cluster_name: findings
num_tokens: 1
initial_token: 0
auto_bootstrap: false
partitioner: org.apache.cassandra.dht.Murmur3Partitioner
endpoint_snitch: SimpleSnitch
seed_provider:
  - class_name: org.apache.cassandra.locator.SimpleSeedProvider
    parameters:
      - seeds: "127.0.0.1:$storage"
listen_address: 127.0.0.1
rpc_address: 127.0.0.1
storage_port: $storage
native_transport_port: $PORT
start_native_transport: true
data_file_directories: [$d/data]
commitlog_directory: $d/commitlog
saved_caches_directory: $d/saved_caches
hints_directory: $d/hints
cdc_raw_directory: $d/cdc_raw
commitlog_sync: periodic
commitlog_sync_period: 10000ms
memtable_allocation_type: unslabbed_heap_buffers
${YAML:-}
YAML
  echo '<configuration><root level="OFF"/></configuration>' >"$d/logback.xml"
  java -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    --add-opens java.base/java.io=ALL-UNNAMED \
    --add-opens java.base/jdk.internal.ref=ALL-UNNAMED \
    --add-opens java.base/sun.nio.ch=ALL-UNNAMED \
    -Djava.net.preferIPv4Stack=true -Dio.netty.tryReflectionSetAccessible=true \
    -Djdk.attach.allowAttachSelf=true -Djava.io.tmpdir="$d/tmp" \
    -Dcassandra.config="file:$d/cassandra.yaml" -Dcassandra.storagedir="$d" \
    -Dcassandra.logdir="$d" -Dlogback.configurationFile="file:$d/logback.xml" \
    -Dcassandra-foreground=yes -Dcassandra.skip_wait_for_gossip_to_settle=0 \
    -Dcassandra.ring_delay_ms=0 -Dcassandra.superuser_setup_delay_ms=0 \
    -Dcassandra.shutdown_announce_in_ms=0 -Dcassandra.memtable.row_overhead_size=180 \
    -cp "$(echo "$WORK"/cassandra/*.jar | tr ' ' ':')" \
    org.apache.cassandra.service.CassandraDaemon >"$d/out" 2>&1 &
  NODE=$!
  for _ in $(seq 120); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; then
      return
    fi
    kill -0 "$NODE" || { cat "$d/out"; exit 2; }
    sleep 1
  done
  cat "$d/out"
  exit 2
}

# Runs the statements of standard input as the body of a Java method with the driver's session;
# keyspace f is there. What it prints is in $OUT.
with_driver() {
  jars driver "org.apache.cassandra:java-driver-core:$DRIVER" org.slf4j:slf4j-nop:1.7.36
  {
    echo 'import com.datastax.oss.driver.api.core.CqlSession;'
    echo 'import com.datastax.oss.driver.api.core.config.*;'
    echo 'import com.datastax.oss.driver.api.core.cql.*;'
    echo 'import java.net.InetSocketAddress; import java.time.Duration; import java.util.*;'
    echo 'public class Finding { public static void main(String[] a) throws Exception {'
    echo '  DriverConfigLoader config = DriverConfigLoader.programmaticBuilder()'
    echo '      .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(30)).build();'
    echo '  try (CqlSession session = CqlSession.builder().withConfigLoader(config)'
    echo "      .addContactPoint(new InetSocketAddress(\"127.0.0.1\", $PORT))"
    echo '      .withLocalDatacenter("datacenter1").build()) {'
    echo '    session.execute("CREATE KEYSPACE f WITH replication = {'"'class': 'SimpleStrategy', 'replication_factor': 1}"'");'
    cat
    echo '  } } }'
  } >"$WORK/Finding.java"
  OUT=$(java -cp "$(echo "$WORK"/driver/*.jar | tr ' ' ':')" "$WORK/Finding.java")
  echo "$OUT"
}

# expect TEXT: fails when what was seen is another.
expect() {
  if [ "$OUT" != "$1" ]; then
    echo "This has changed. It was:"
    echo "$1"
    exit 1
  fi
}

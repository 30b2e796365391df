package dev.coodie.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the command of a node's JVM and runs it. */
record Launcher(Settings settings, JavaHome java, ClassPath classPath, StartArchives archives) {
  private static final int FIRST_WITH_NATIVE_ACCESS_WARNING = 22;
  private static final int FIRST_WITH_UNSAFE_WARNING = 23;

  static Launcher of(Settings settings) {
    JavaHome java = settings.java();
    ClassPath classPath = ClassPath.resolve(Cassandra.of(settings.version()), settings.progress());
    Path directory = Directories.cache().resolve("archives");
    return new Launcher(
        settings, java, classPath, new StartArchives(directory, java, classPath.identity()));
  }

  /** How a node learns that it is not needed any more. */
  record Lifeline(@Nullable Path shared, @Nullable Path delete) {}

  /** A node's process; {@code training} if it records an archive, which it writes when it ends. */
  record Launched(Process process, @Nullable Path training) {}

  Launched launch(NodeSpec node, Lifeline lifeline) {
    NodeConfig.write(settings, node);
    StartArchives.Plan archive = archives.plan();
    List<String> command = new ArrayList<>();
    command.add(java.executable().toString());
    jvm(command);
    command.addAll(archive.flags());
    cassandra(command, node);
    lifeline(command, node, lifeline, archive.training());
    command.addAll(List.of("-cp", classPath.text(), "dev.coodie.embedded.child.ChildMain"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(node.directory().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(node.console().toFile());
    // They would add agents and messages that are meant for the parent.
    Map<String, String> environment = builder.environment();
    List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")
        .forEach(environment::remove);
    try {
      return new Launched(builder.start(), archive.training());
    } catch (IOException e) {
      throw Failures.unusable(java.executable(), e);
    }
  }

  private void jvm(List<String> command) {
    command.add("-Xms64m");
    command.add("-Xmx" + settings.heapMegabytes() + "m");
    command.add("-Xss512k");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:MaxDirectMemorySize=128m");
    command.add("-XX:-UsePerfData");
    // The JVM's remarks about a missing or outdated archive.
    command.add("-Xlog:disable");
    for (String opened : List.of("java.io", "jdk.internal.ref", "sun.nio.ch")) {
      command.add("--add-opens");
      command.add("java.base/" + opened + "=ALL-UNNAMED");
    }
    if (cassandra().needsAgent()) {
      command.add("-javaagent:" + classPath.childJar());
      // Otherwise a JVM that has an agent ends at once when it is to record an archive.
      command.add("-XX:+UnlockDiagnosticVMOptions");
      command.add("-XX:+AllowArchivingWithJavaAgent");
    }
    if (java.feature() >= FIRST_WITH_NATIVE_ACCESS_WARNING) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    if (java.feature() >= FIRST_WITH_UNSAFE_WARNING) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
  }

  private Cassandra cassandra() {
    return Cassandra.of(settings.version());
  }

  private void cassandra(List<String> command, NodeSpec node) {
    Path directory = node.directory();
    command.add("-Djava.net.preferIPv4Stack=true");
    command.add("-Dio.netty.tryReflectionSetAccessible=true");
    command.add("-Djdk.attach.allowAttachSelf=true");
    command.add("-Djava.io.tmpdir=" + directory.resolve("tmp"));
    command.add("-Dlogback.configurationFile=" + directory.resolve("conf/logback.xml").toUri());
    property(command, "config", directory.resolve("conf/cassandra.yaml").toUri());
    property(command, "storagedir", directory);
    property(command, "logdir", directory);
    command.add("-Dcassandra-foreground=yes");
    property(command, "native.epoll.enabled", false);
    property(command, "skip_wait_for_gossip_to_settle", 0);
    // How long a node of a cluster may look for the others; a single one has none to look for.
    property(command, "ring_delay_ms", settings.nodes() == 1 ? 0 : 15_000);
    property(command, "superuser_setup_delay_ms", 0);
    property(command, "shutdown_announce_in_ms", 0);
    property(command, "auth_bcrypt_gensalt_log2_rounds", 4);
    // Spares Cassandra a second of measuring it.
    property(command, "memtable.row_overhead_size", 180);
    property(command, "test.ignore_sigar", true);
    property(command, "skip_paxos_state_rebuild", true);
    property(command, "test.messagingService.nonGracefulShutdown", true);
    property(command, "skip_sync", true);
    if (settings.nodes() > 1) {
      // The default of a minute is how long a missed schema change would stay missed.
      property(command, "schema_pull_interval_ms", 3_000);
      property(command, "migration_delay_ms", 1_000);
    }
    if (!settings.keepsSchema()) {
      property(command, "test.flush_local_schema_changes", false);
    }
  }

  private static void property(List<String> command, String name, Object value) {
    command.add("-Dcassandra." + name + '=' + value);
  }

  private static void lifeline(
      List<String> command, NodeSpec node, Lifeline lifeline, @Nullable Path training) {
    command.add("-Dcoodie.directory=" + node.directory());
    if (lifeline.shared() != null) {
      command.add("-Dcoodie.shared=" + lifeline.shared());
      command.add("-Dcoodie.shared.grace=" + Long.getLong("coodie.shared.grace", 30));
    }
    if (lifeline.delete() != null) {
      command.add("-Dcoodie.delete=" + lifeline.delete());
    }
    if (training != null) {
      command.add("-Dcoodie.training=" + training);
    }
  }
}

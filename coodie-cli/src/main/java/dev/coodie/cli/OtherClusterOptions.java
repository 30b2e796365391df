package dev.coodie.cli;

import dev.coodie.javadriver.ConnectionSetting;
import dev.coodie.javadriver.ConnectionSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How to connect to the cluster of a second table: flags, then variables, then a file. Nothing is
 * taken from the first connection, so that no password goes to another cluster by accident.
 */
final class OtherClusterOptions {
  private static final String VARIABLES = "COODIE_TO_";

  private final Shell shell;

  @Option(
      names = "--to-config",
      paramLabel = "FILE",
      description =
          "The settings of the second cluster, such as hosts = 10.0.1.1; its keys are the names of"
              + " the options for connecting. COODIE_TO_CONFIG. Other settings of it are variables,"
              + " too: COODIE_TO_TLS_CA is its COODIE_TLS_CA.")
  private @Nullable String config;

  @Option(
      names = "--to-hosts",
      paramLabel = "HOST[:PORT],..",
      description = "The second cluster. COODIE_TO_HOSTS. Default: both tables are in one.")
  private @Nullable String hosts;

  @Option(
      names = "--to-port",
      paramLabel = "PORT",
      description = "The port for its hosts without one. COODIE_TO_PORT. Default: 9042.")
  private @Nullable String port;

  @Option(
      names = "--to-datacenter",
      paramLabel = "NAME",
      description = "Its local datacenter. COODIE_TO_DATACENTER. Default: the one of the hosts.")
  private @Nullable String datacenter;

  @Option(
      names = "--to-user",
      paramLabel = "NAME",
      description =
          "The role to log in there. COODIE_TO_USER. A terminal asks for its password, unless"
              + " COODIE_TO_PASSWORD, --to-config or --to-password-file has it.")
  private @Nullable String user;

  @Option(
      names = "--to-password-file",
      paramLabel = "FILE",
      description = "A file whose first line is the password. COODIE_TO_PASSWORD_FILE.")
  private @Nullable String passwordFile;

  @Option(
      names = "--to-tls-ca",
      paramLabel = "FILE",
      description = "Encrypt; a PEM file of the authorities to trust. COODIE_TO_TLS_CA.")
  private @Nullable String tlsCa;

  OtherClusterOptions(Shell shell) {
    this.shell = shell;
  }

  /** It never takes the password: a command line can be seen by others and stays in histories. */
  @Option(names = "--to-password", hidden = true, arity = "0..1", fallbackValue = "")
  @SuppressWarnings("DoNotCallSuggester") // picocli calls it
  void password(String ignored) {
    throw CliError.wrongUse(
        "coodie-1111",
        "Do not give a password on the command line, where others can read it. Leave"
            + " it out to be asked for it, set COODIE_TO_PASSWORD, or name a file with"
            + " --to-password-file.");
  }

  /** Whether there is a second cluster at all. */
  boolean isGiven() {
    return settings().get(ConnectionSetting.HOSTS).isPresent();
  }

  /** Connects to it; asks for a password if there is a user without one. */
  Connection connect() {
    return Connection.open(ConnectionOptions.withPassword(shell, settings()).config());
  }

  /** Its settings for a job of Spark, with the password. */
  ConnectionSettings forSpark() {
    return ConnectionOptions.withPassword(shell, settings());
  }

  private ConnectionSettings settings() {
    ConnectionSettings settings = ConnectionSettings.none();
    settings = with(settings, ConnectionSetting.HOSTS, hosts);
    settings = with(settings, ConnectionSetting.PORT, port);
    settings = with(settings, ConnectionSetting.DATACENTER, datacenter);
    settings = with(settings, ConnectionSetting.USER, user);
    settings = with(settings, ConnectionSetting.PASSWORD_FILE, path(passwordFile));
    settings = with(settings, ConnectionSetting.TLS_CA, path(tlsCa));
    settings = settings.orElse(ConnectionSettings.ofEnvironment(shell.environment(), VARIABLES));
    String named = config == null ? shell.environment().get(VARIABLES + "CONFIG") : config;
    return named == null ? settings : settings.orElse(ConnectionSettings.ofFile(shell.path(named)));
  }

  private @Nullable String path(@Nullable String text) {
    return text == null ? null : shell.path(text).toString();
  }

  private static ConnectionSettings with(
      ConnectionSettings settings, ConnectionSetting setting, @Nullable String value) {
    return value == null ? settings : settings.with(setting, value, "--to-" + setting.key());
  }
}

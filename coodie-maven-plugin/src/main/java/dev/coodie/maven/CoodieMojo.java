package dev.coodie.maven;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.CoodieException;
import dev.coodie.javadriver.ConnectionSetting;
import dev.coodie.javadriver.ConnectionSettings;
import java.io.File;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * What all goals have: how to connect. Parameters win over the server of {@code settings.xml}, that
 * over the environment ({@code COODIE_HOSTS} and so on), and that over a file of settings.
 */
abstract class CoodieMojo extends AbstractMojo {
  /** Where to connect first: {@code host} or {@code host:port}, separated by commas. */
  @Parameter(property = "coodie.hosts")
  @Nullable String hosts;

  /** The port of hosts that give none. */
  @Parameter(property = "coodie.port")
  @Nullable String port;

  /** The datacenter to use; that of the hosts unless given. */
  @Parameter(property = "coodie.datacenter")
  @Nullable String datacenter;

  /** The keyspace. */
  @Parameter(property = "coodie.keyspace")
  @Nullable String keyspace;

  /** The role to log in with. */
  @Parameter(property = "coodie.user")
  @Nullable String user;

  /** The server of {@code settings.xml} that has user and password. */
  @Parameter(property = "coodie.serverId")
  @Nullable String serverId;

  /** Whether to encrypt the connection; implied by the other parameters about TLS. */
  @Parameter(property = "coodie.tls")
  @Nullable String tls;

  /** A PEM file of authorities to trust. */
  @Parameter(property = "coodie.tlsCa")
  @Nullable String tlsCa;

  /** A PEM file with the client's certificate chain. */
  @Parameter(property = "coodie.tlsCert")
  @Nullable String tlsCert;

  /** A PEM file with its unencrypted PKCS#8 key. */
  @Parameter(property = "coodie.tlsKey")
  @Nullable String tlsKey;

  /** Whether to accept a server's certificate that names another host. */
  @Parameter(property = "coodie.tlsAnyHost")
  @Nullable String tlsAnyHost;

  /** How many replicas must answer, such as {@code local_quorum}. */
  @Parameter(property = "coodie.consistency")
  @Nullable String consistency;

  /** How long to wait for an answer, such as {@code 10s}. */
  @Parameter(property = "coodie.timeout")
  @Nullable String timeout;

  /** A file of settings, such as {@code hosts = 10.0.0.1}. */
  @Parameter(property = "coodie.config")
  @Nullable File config;

  /** Whether to do nothing. */
  @Parameter(property = "coodie.skip")
  boolean skip;

  @Parameter(defaultValue = "${settings}", readonly = true)
  @Nullable Settings settings;

  @Inject @Nullable SettingsDecrypter decrypter;

  Map<String, String> environment = System.getenv();

  /** Does what the goal is for. */
  abstract void run(Coodie coodie) throws MojoFailureException, MojoExecutionException;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipped");
      return;
    }
    try (Coodie coodie = Coodie.connect(connection())) {
      run(coodie);
    } catch (CoodieException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private CoodieConfig connection() {
    ConnectionSettings chosen =
        parameters().orElse(server()).orElse(ConnectionSettings.ofEnvironment(environment));
    return (config == null ? chosen : chosen.orElse(ConnectionSettings.ofFile(config.toPath())))
        .config();
  }

  private ConnectionSettings parameters() {
    ConnectionSettings given = ConnectionSettings.none();
    given = with(given, ConnectionSetting.HOSTS, hosts, "hosts");
    given = with(given, ConnectionSetting.PORT, port, "port");
    given = with(given, ConnectionSetting.DATACENTER, datacenter, "datacenter");
    given = with(given, ConnectionSetting.KEYSPACE, keyspace, "keyspace");
    given = with(given, ConnectionSetting.USER, user, "user");
    given = with(given, ConnectionSetting.TLS, tls, "tls");
    given = with(given, ConnectionSetting.TLS_CA, tlsCa, "tlsCa");
    given = with(given, ConnectionSetting.TLS_CERT, tlsCert, "tlsCert");
    given = with(given, ConnectionSetting.TLS_KEY, tlsKey, "tlsKey");
    given = with(given, ConnectionSetting.TLS_ANY_HOST, tlsAnyHost, "tlsAnyHost");
    given = with(given, ConnectionSetting.CONSISTENCY, consistency, "consistency");
    return with(given, ConnectionSetting.TIMEOUT, timeout, "timeout");
  }

  private static ConnectionSettings with(
      ConnectionSettings given, ConnectionSetting setting, @Nullable String value, String name) {
    return value == null ? given : given.with(setting, value, "coodie." + name);
  }

  private ConnectionSettings server() {
    if (serverId == null) {
      return ConnectionSettings.none();
    }
    Server server = settings == null ? null : settings.getServer(serverId);
    if (server == null) {
      throw new ConfigurationException(
          "coodie-1140",
          "settings.xml has no server \""
              + serverId
              + "\", which coodie.serverId names. Add it there with user name and password.");
    }
    if (decrypter != null) {
      server = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server)).getServer();
    }
    String origin = "server " + serverId + " of settings.xml";
    ConnectionSettings given = ConnectionSettings.none();
    if (server.getUsername() != null) {
      given = given.with(ConnectionSetting.USER, server.getUsername(), origin);
    }
    if (server.getPassword() != null) {
      given = given.with(ConnectionSetting.PASSWORD, server.getPassword(), origin);
    }
    return given;
  }
}

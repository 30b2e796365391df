package dev.coodie.javadriver;

import java.util.Locale;

/** One thing that {@link ConnectionSettings} say. */
public enum ConnectionSetting {
  /** Where to connect first: {@code host} or {@code host:port}, separated by commas. */
  HOSTS("HOST[:PORT],.."),
  /** The port of hosts that give none. */
  PORT("PORT"),
  /** The datacenter whose nodes are used; that of the hosts unless given. */
  DATACENTER("NAME"),
  /** The keyspace of everything that names none. */
  KEYSPACE("NAME"),
  /** The role to log in with. */
  USER("NAME"),
  /** Its password. */
  PASSWORD("PASSWORD"),
  /** A file whose first line is the password. */
  PASSWORD_FILE("FILE"),
  /** Whether the connection is encrypted; true when another setting about TLS is given. */
  TLS("true|false"),
  /** A PEM file of the authorities to trust; those of the JDK unless given. */
  TLS_CA("FILE"),
  /** A PEM file with the certificate chain that the client shows. */
  TLS_CERT("FILE"),
  /** A PEM file with the unencrypted PKCS#8 private key of that certificate. */
  TLS_KEY("FILE"),
  /** Whether the server's certificate may name another host. */
  TLS_ANY_HOST("true|false"),
  /** The consistency level of statements, for example {@code local_quorum}. */
  CONSISTENCY("LEVEL"),
  /** The execution profile of the driver, defined in {@code application.conf}. */
  PROFILE("NAME"),
  /** How long to wait for an answer, for example {@code 10s}. */
  TIMEOUT("DURATION"),
  /** How long to wait for a connection, for example {@code 5s}. */
  CONNECT_TIMEOUT("DURATION");

  /** What the names of all environment variables begin with. */
  static final String VARIABLES = "COODIE_";

  private final String form;

  ConnectionSetting(String form) {
    this.form = form;
  }

  /** The name in a file, for example {@code tls-ca}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The environment variable, for example {@code COODIE_TLS_CA}. */
  public String variable() {
    return VARIABLES + name();
  }

  /** What its value looks like, for help. */
  public String form() {
    return form;
  }
}

package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.InvalidKeyspaceException;
import com.datastax.oss.driver.api.core.UnsupportedProtocolVersionException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.CrcMismatchException;
import com.datastax.oss.driver.api.core.connection.FrameTooLongException;
import dev.coodie.CoodieConfig;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.ConnectionException;
import dev.coodie.error.CoodieException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What goes wrong while connecting, in one sentence. */
final class ConnectErrors {
  private static final int DEPTH = 12;

  private ConnectErrors() {}

  static CoodieException translate(@Nullable Throwable error, CoodieConfig config) {
    Throwable cause = Errors.unwrap(error);
    if (cause instanceof CoodieException own) {
      return own;
    }
    List<Throwable> all = new ArrayList<>();
    collect(cause, all, 0);
    return Optional.<CoodieException>empty()
        .or(() -> authentication(all, config, cause))
        .or(() -> TlsErrors.find(all, where(config), config.tls(), cause))
        .or(() -> keyspace(all, cause))
        .or(() -> datacenter(all, cause))
        .or(() -> network(all, config, cause))
        .orElseGet(() -> unknown(all, config, cause));
  }

  static ConfigurationException wrongDatacenter(String local, Set<String> existing) {
    return new ConfigurationException(
        "coodie-615",
        "The cluster has no datacenter \""
            + local
            + "\". Name as the local datacenter one of: "
            + String.join(", ", existing)
            + ".");
  }

  private static Optional<CoodieException> authentication(
      List<Throwable> all, CoodieConfig config, Throwable cause) {
    if (first(all, AuthenticationException.class) == null) {
      return Optional.empty();
    }
    return Optional.of(
        new ConnectionException(
            "coodie-614",
            config
                .user()
                .map(
                    user ->
                        where(config)
                            + " refused the login of \""
                            + user
                            + "\": wrong user or password.")
                .orElseGet(
                    () ->
                        where(config)
                            + " refused the login. If it asks for a user and password, give them"
                            + " with credentials(..)."),
            cause));
  }

  private static Optional<CoodieException> keyspace(List<Throwable> all, Throwable cause) {
    InvalidKeyspaceException invalid = first(all, InvalidKeyspaceException.class);
    return invalid == null
        ? Optional.empty()
        : Optional.of(
            new ConfigurationException(
                "coodie-621",
                "The keyspace that basic.session-keyspace names in application.conf does not exist."
                    + " Remove it there and give CoodieConfig.keyspace(..), which need not exist.",
                cause));
  }

  private static Optional<CoodieException> datacenter(List<Throwable> all, Throwable cause) {
    for (Throwable each : all) {
      String message = each.getMessage();
      if (each instanceof IllegalStateException
          && message != null
          && message.contains("local DC")) {
        int found = message.indexOf("different DCs: ");
        String datacenters =
            found < 0 ? "" : message.substring(found + 15).replaceFirst(";.*", "") + ". ";
        return Optional.of(
            new ConfigurationException(
                "coodie-616",
                "The contact points are not all in one datacenter: "
                    + datacenters
                    + "Choose one with localDatacenter(..).",
                cause));
      }
    }
    return Optional.empty();
  }

  private static Optional<CoodieException> network(
      List<Throwable> all, CoodieConfig config, Throwable cause) {
    if (first(all, UnsupportedProtocolVersionException.class) != null) {
      return Optional.of(
          new ConnectionException(
              "coodie-618",
              where(config) + " speaks no version of the CQL protocol that the driver knows.",
              cause));
    }
    if (all.stream().anyMatch(ConnectErrors::isForeignProtocol)) {
      return Optional.of(notCql(config, " answers, but not in the CQL protocol.", cause));
    }
    Optional<String> unreachable = unreachable(all);
    if (unreachable.isPresent()) {
      return Optional.of(
          new ConnectionException(
              "coodie-613",
              "Cannot reach "
                  + where(config)
                  + ": "
                  + unreachable.get()
                  + ". Is the node up, and are host and port right?",
              cause));
    }
    if (first(all, DriverTimeoutException.class) != null) {
      return Optional.of(
          notCql(config, " accepts connections but gave no CQL answer in time.", cause));
    }
    if (first(all, ClosedConnectionException.class) != null
        || first(all, IOException.class) != null) {
      return Optional.of(notCql(config, " closed the connection at once.", cause));
    }
    return Optional.empty();
  }

  private static ConnectionException notCql(CoodieConfig config, String what, Throwable cause) {
    String tls =
        config.tls().isPresent()
            ? " Is it the native transport port, 9042 by default?"
            : " Is it the native transport port, 9042 by default, and does it need tls(..)?";
    return new ConnectionException("coodie-618", where(config) + what + tls, cause);
  }

  private static CoodieException unknown(
      List<Throwable> all, CoodieConfig config, Throwable cause) {
    Throwable deepest = all.get(all.size() - 1);
    return new ConnectionException(
        "coodie-622",
        "Cannot connect to "
            + where(config)
            + ": "
            + deepest.getClass().getSimpleName()
            + (deepest.getMessage() == null ? "" : ", " + deepest.getMessage())
            + ".",
        cause);
  }

  private static Optional<String> unreachable(List<Throwable> all) {
    ConnectException refused = first(all, ConnectException.class);
    if (refused != null) {
      return Optional.of(
          refused.getClass().getSimpleName().contains("Timeout")
              ? "no answer in time"
              : "the connection was refused");
    }
    return first(all, NoRouteToHostException.class) == null
        ? Optional.empty()
        : Optional.of("there is no route to the host");
  }

  private static boolean isForeignProtocol(Throwable error) {
    String type = error.getClass().getSimpleName();
    return error instanceof FrameTooLongException
        || error instanceof CrcMismatchException
        || type.equals("FrameDecodingException")
        || type.equals("DecoderException");
  }

  private static String where(CoodieConfig config) {
    return config.contactPoints().isEmpty()
        ? "the contact points of application.conf"
        : config.contactPoints().stream()
            .map(point -> point.host() + ":" + point.port())
            .collect(Collectors.joining(", "));
  }

  static <T> @Nullable T first(List<Throwable> all, Class<T> type) {
    for (Throwable each : all) {
      if (type.isInstance(each)) {
        return type.cast(each);
      }
    }
    return null;
  }

  private static void collect(Throwable error, List<Throwable> all, int depth) {
    if (depth > DEPTH || all.contains(error)) {
      return;
    }
    all.add(error);
    if (error instanceof AllNodesFailedException nodes) {
      nodes.getAllErrors().values().forEach(e -> e.forEach(each -> collect(each, all, depth + 1)));
    }
    for (Throwable suppressed : error.getSuppressed()) {
      collect(suppressed, all, depth + 1);
    }
    if (error.getCause() != null) {
      collect(error.getCause(), all, depth + 1);
    }
  }
}

package dev.coodie.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Encryption between clients and the node: the node's certificate, and whether clients must show
 * one. Key stores are PKCS12 or JKS files. Plain connections are refused.
 */
public final class NodeTls {
  private final Store server;
  private final @Nullable Store trusted;
  private final @Nullable Store client;

  private NodeTls(Store server, @Nullable Store trusted, @Nullable Store client) {
    this.server = server;
    this.trusted = trusted;
    this.client = client;
  }

  /** The node shows the certificate in {@code keyStore}; any client may connect. */
  public static NodeTls of(Path keyStore, String password) {
    return new NodeTls(new Store(keyStore.toAbsolutePath(), password), null, null);
  }

  /** The same, and a client must show a certificate that {@code trustStore} vouches for. */
  public NodeTls requireClientCertificate(Path trustStore, String password) {
    return new NodeTls(server, new Store(trustStore.toAbsolutePath(), password), client);
  }

  /** The same; {@link EmbeddedCassandra#sessionBuilder()} shows the certificate given here. */
  public NodeTls clientKeyStore(Path keyStore, String password) {
    return new NodeTls(server, trusted, new Store(keyStore.toAbsolutePath(), password));
  }

  record Store(Path file, String password) {
    KeyStore load() {
      try (var in = Files.newInputStream(file)) {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(in, password.toCharArray());
        return store;
      } catch (IOException | GeneralSecurityException e) {
        throw Failures.badStore(file, e);
      }
    }
  }

  Store server() {
    return server;
  }

  @Nullable Store trusted() {
    return trusted;
  }

  boolean clientCanConnect() {
    return trusted == null || client != null;
  }

  /** Trusts the node's certificate, and shows the client's where there is one. */
  SSLContext clientContext() {
    Store keys = client == null ? server : client;
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(certificatesOf(server.load()));
      KeyManagerFactory own =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      if (client != null) {
        own.init(client.load(), client.password().toCharArray());
      } else {
        own.init(null, null);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw Failures.badStore(keys.file(), e);
    }
  }

  /** The default trust manager trusts only entries without a private key. */
  private static KeyStore certificatesOf(KeyStore store)
      throws GeneralSecurityException, IOException {
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    for (String alias : Collections.list(store.aliases())) {
      certificates.setCertificateEntry(alias, store.getCertificate(alias));
    }
    return certificates;
  }
}

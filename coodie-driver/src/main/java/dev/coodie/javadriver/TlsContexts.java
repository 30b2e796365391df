package dev.coodie.javadriver;

import dev.coodie.Tls;
import dev.coodie.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The JDK's TLS context for our settings. */
final class TlsContexts {
  private static final char[] NO_PASSWORD = {};

  private TlsContexts() {}

  static SSLContext of(Tls tls) {
    if (tls.context().isPresent()) {
      if (tls.certificate().isPresent()) {
        throw new ConfigurationException(
            "coodie-623",
            "Tls.of(context) takes no client certificate from files. Put it into the SSLContext, or"
                + " start with Tls.trusting(..).");
      }
      return tls.context().get();
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(tls), authorities(tls), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new ConfigurationException(
          "coodie-623", "The JDK cannot make a TLS context of these settings.", e);
    }
  }

  private static TrustManager @Nullable [] authorities(Tls tls)
      throws GeneralSecurityException, IOException {
    if (tls.authorities().isEmpty()) {
      return null;
    }
    KeyStore store = emptyStore();
    List<X509Certificate> certificates = Pem.certificates(tls.authorities().get());
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry("authority-" + i, certificates.get(i));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyManager @Nullable [] keys(Tls tls)
      throws GeneralSecurityException, IOException {
    if (tls.certificate().isEmpty() || tls.key().isEmpty()) {
      return null;
    }
    Path keyFile = tls.key().get();
    List<X509Certificate> chain = Pem.certificates(tls.certificate().get());
    PrivateKey key = Pem.privateKey(keyFile);
    if (!KeyPairs.belong(key, chain.get(0).getPublicKey())) {
      throw Pem.invalid(
          keyFile, "is not the key of the first certificate in " + tls.certificate().get(), null);
    }
    KeyStore store = emptyStore();
    store.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(new X509Certificate[0]));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}

package dev.coodie.javadriver;

import dev.coodie.Tls;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.ConnectionException;
import dev.coodie.error.CoodieException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why an encrypted connection did not come about. */
final class TlsErrors {
  private TlsErrors() {}

  static Optional<CoodieException> find(
      List<Throwable> all, String where, Optional<Tls> settings, Throwable cause) {
    boolean tls =
        all.stream().anyMatch(e -> e instanceof SSLException || e instanceof CertificateException);
    return tls
        ? Optional.of(new ConnectionException("coodie-617", sentence(all, where, settings), cause))
        : Optional.empty();
  }

  private static String sentence(List<Throwable> all, String where, Optional<Tls> settings) {
    if (says(all, "no subject alternative", "no name matching")) {
      return "The certificate of "
          + where
          + " does not name this host. Connect by the name it has, or use Tls.anyHostName().";
    }
    Optional<String> outOfDate = outOfDate(all, where);
    if (outOfDate.isPresent()) {
      return outOfDate.get();
    }
    if (says(all, "path building failed", "unable to find valid certification path")) {
      return "The certificate of "
          + where
          + " is not from a trusted authority. Give the right authorities with Tls.trusting(..).";
    }
    if (says(
        all,
        "certificate_required",
        "bad_certificate",
        "certificate_unknown",
        "certificate_expired")) {
      return where
          + settings
              .flatMap(TlsErrors::expiredClient)
              .orElse(
                  " refused the client certificate, or requires one. Give it with"
                      + " Tls.clientCertificate(..).");
    }
    if (says(all, "not an ssl/tls record", "unsupported or unrecognized ssl message")) {
      return where + " does not use TLS on this port. Connect without tls(..).";
    }
    return "The TLS handshake with " + where + " failed: " + reason(all) + ".";
  }

  /** A certificate that is valid at other times, with whose it is where that is told. */
  private static Optional<String> outOfDate(List<Throwable> all, String where) {
    boolean expired = ConnectErrors.first(all, CertificateExpiredException.class) != null;
    if (!expired && ConnectErrors.first(all, CertificateNotYetValidException.class) == null) {
      return Optional.empty();
    }
    X509Certificate certificate = certificate(all);
    String which = certificate == null ? "" : " \"" + certificate.getSubjectX500Principal() + "\"";
    String since =
        certificate == null
            ? ""
            : expired
                ? " on " + certificate.getNotAfter().toInstant()
                : " before " + certificate.getNotBefore().toInstant();
    return Optional.of(
        "The certificate"
            + which
            + " of "
            + where
            + (expired
                ? " expired" + since + ". Renew it on the node."
                : " is not valid" + since + ". Is the clock of this machine right?"));
  }

  /** What the server does not tell: the JDK's calls an expired certificate an unknown one. */
  private static Optional<String> expiredClient(Tls settings) {
    try {
      return settings
          .certificate()
          .map(file -> Pem.certificates(file).get(0))
          .filter(own -> own.getNotAfter().toInstant().isBefore(Instant.now()))
          .map(
              own ->
                  " refused the client certificate \""
                      + own.getSubjectX500Principal()
                      + "\": it expired on "
                      + own.getNotAfter().toInstant()
                      + ". Renew it, and give the new one with Tls.clientCertificate(..).");
    } catch (ConfigurationException e) {
      return Optional.empty();
    }
  }

  private static @Nullable X509Certificate certificate(List<Throwable> all) {
    CertPathValidatorException path = ConnectErrors.first(all, CertPathValidatorException.class);
    if (path == null || path.getCertPath() == null || path.getIndex() < 0) {
      return null;
    }
    return path.getCertPath().getCertificates().get(path.getIndex()) instanceof X509Certificate x509
        ? x509
        : null;
  }

  private static @Nullable String reason(List<Throwable> all) {
    String reason = "no reason given";
    for (Throwable each : all) {
      if (each instanceof SSLException && each.getMessage() != null) {
        reason = each.getMessage();
      }
    }
    return reason;
  }

  private static boolean says(List<Throwable> all, String... parts) {
    for (Throwable each : all) {
      String message = String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT);
      for (String part : parts) {
        if (message.contains(part)) {
          return true;
        }
      }
    }
    return false;
  }
}

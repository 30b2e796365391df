package dev.coodie.javadriver;

import dev.coodie.error.ConnectionException;
import dev.coodie.error.CoodieException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why an encrypted connection did not come about. */
final class TlsErrors {
  private TlsErrors() {}

  static Optional<CoodieException> find(List<Throwable> all, String where, Throwable cause) {
    boolean tls =
        all.stream().anyMatch(e -> e instanceof SSLException || e instanceof CertificateException);
    return tls
        ? Optional.of(new ConnectionException("coodie-617", sentence(all, where), cause))
        : Optional.empty();
  }

  private static String sentence(List<Throwable> all, String where) {
    if (says(all, "no subject alternative", "no name matching")) {
      return "The certificate of "
          + where
          + " does not name this host. Connect by the name it has, or use Tls.anyHostName().";
    }
    if (says(all, "path building failed", "unable to find valid certification path")) {
      return "The certificate of "
          + where
          + " is not from a trusted authority. Give the right authorities with Tls.trusting(..).";
    }
    if (says(all, "certificate_required", "bad_certificate", "certificate_unknown")) {
      return where
          + " refused the client certificate, or wants one. Give it with"
          + " Tls.clientCertificate(..).";
    }
    if (says(all, "not an ssl/tls record", "unsupported or unrecognized ssl message")) {
      return where + " does not use TLS on this port. Connect without tls(..).";
    }
    return "The TLS handshake with " + where + " failed: " + reason(all) + ".";
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

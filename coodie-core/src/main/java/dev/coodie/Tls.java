package dev.coodie;

import dev.coodie.internal.check.Arguments;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * An encrypted connection: either a ready {@link SSLContext}, or PEM files that are read when
 * connecting. The server's certificate must name its host unless {@link #anyHostName} is used.
 */
public final class Tls {
  private final Optional<SSLContext> context;
  private final Optional<Path> authorities;
  private final Optional<Path> certificate;
  private final Optional<Path> key;
  private final boolean checkHostName;

  private Tls(
      Optional<SSLContext> context,
      Optional<Path> authorities,
      Optional<Path> certificate,
      Optional<Path> key,
      boolean checkHostName) {
    this.context = context;
    this.authorities = authorities;
    this.certificate = certificate;
    this.key = key;
    this.checkHostName = checkHostName;
  }

  /** With a context of your own. */
  public static Tls of(SSLContext context) {
    return new Tls(
        Optional.of(Arguments.given(context, "an SSLContext")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  /** Trusting the certificate authorities in a PEM file. */
  public static Tls trusting(Path authorities) {
    return new Tls(
        Optional.empty(),
        Optional.of(Arguments.given(authorities, "a PEM file")),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  /** Trusting the authorities of the JDK. */
  public static Tls trustingPublicAuthorities() {
    return new Tls(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);
  }

  /**
   * Showing a client certificate (mutual TLS): a PEM file with the certificate chain and one with
   * its unencrypted PKCS#8 private key.
   */
  public Tls clientCertificate(Path newCertificate, Path newKey) {
    return new Tls(
        context,
        authorities,
        Optional.of(Arguments.given(newCertificate, "a PEM file")),
        Optional.of(Arguments.given(newKey, "a PEM file")),
        checkHostName);
  }

  /** Accepting a certificate that names another host. Its issuer is still checked. */
  public Tls anyHostName() {
    return new Tls(context, authorities, certificate, key, false);
  }

  /** The ready context, if given. */
  public Optional<SSLContext> context() {
    return context;
  }

  /** The PEM file of trusted authorities, if given. */
  public Optional<Path> authorities() {
    return authorities;
  }

  /** The PEM file of the client's certificate chain, if given. */
  public Optional<Path> certificate() {
    return certificate;
  }

  /** The PEM file of the client's private key, if given. */
  public Optional<Path> key() {
    return key;
  }

  /** Whether the server's certificate must name its host. */
  public boolean checkHostName() {
    return checkHostName;
  }
}

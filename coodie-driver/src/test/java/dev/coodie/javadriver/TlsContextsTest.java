package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Tls;
import dev.coodie.error.ConfigurationException;
import dev.coodie.testsupport.Certificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsContextsTest {
  @TempDir private static Path directory;

  @BeforeAll
  static void makeCertificates() throws Exception {
    new Certificates(directory)
        .makeAuthority("rsa", "RSA")
        .makeAuthority("ec", "EC")
        .makeAuthority("other", "RSA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "ec"})
  void pem_files_make_a_context(String name) {
    SSLContext context =
        TlsContexts.of(
            Tls.trusting(file("rsa.crt"))
                .clientCertificate(file(name + ".crt"), file(name + ".key")));

    assertThat(context.createSSLEngine()).isNotNull();
  }

  @Test
  void a_bundle_has_several_certificates_and_text_between_them() throws Exception {
    Path bundle =
        write(
            "bundle.pem",
            "# our authorities\n"
                + Files.readString(file("rsa.crt"))
                + "\nand one more\n"
                + Files.readString(file("ec.crt")).replace("\n", "\r\n")
                + Files.readString(file("rsa.key")));

    assertThat(Pem.certificates(bundle)).hasSize(2);
  }

  @Test
  void a_ready_context_is_used_as_it_is() throws Exception {
    SSLContext context = SSLContext.getDefault();

    assertThat(TlsContexts.of(Tls.of(context))).isSameAs(context);
    assertThat(TlsContexts.of(Tls.trustingPublicAuthorities())).isNotNull();
  }

  static Stream<Arguments> brokenFiles() throws Exception {
    String good = Files.readString(file("rsa.crt"));
    return Stream.of(
        Arguments.of(file("nothing.pem"), "does not exist"),
        Arguments.of(directory, "cannot be read"),
        Arguments.of(write("empty.pem", ""), "has no -----BEGIN CERTIFICATE----- block"),
        Arguments.of(file("rsa.p12"), "has no -----BEGIN CERTIFICATE----- block"),
        Arguments.of(file("rsa.key"), "has no -----BEGIN CERTIFICATE----- block"),
        Arguments.of(
            write("cut.pem", good.substring(0, 300)), "has no -----BEGIN CERTIFICATE----- block"),
        Arguments.of(
            write("random.pem", Certificates.pem("CERTIFICATE", new byte[] {1, 2, 3})),
            "has a certificate that is not a valid X.509 one"),
        Arguments.of(
            write("odd.pem", "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----"),
            "has a CERTIFICATE block that is not Base64"));
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void a_broken_file_of_authorities_is_named(Path file, String what) {
    assertThatThrownBy(() -> TlsContexts.of(Tls.trusting(file)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("The PEM file " + file + " " + what + ". [coodie-619]");
  }

  static Stream<Arguments> brokenKeys() throws Exception {
    return Stream.of(
        Arguments.of(file("nothing.key"), "does not exist"),
        Arguments.of(file("rsa.crt"), "has no -----BEGIN PRIVATE KEY----- block"),
        Arguments.of(
            write("pkcs1.key", Certificates.pem("RSA PRIVATE KEY", new byte[] {1})),
            "has a RSA PRIVATE KEY; convert it to unencrypted PKCS#8 with openssl pkcs8"),
        Arguments.of(
            write("locked.key", Certificates.pem("ENCRYPTED PRIVATE KEY", new byte[] {1})),
            "has a ENCRYPTED PRIVATE KEY; convert it to unencrypted PKCS#8"),
        Arguments.of(
            write("random.key", Certificates.pem("PRIVATE KEY", new byte[] {1, 2, 3})),
            "has a private key that is neither RSA nor EC in PKCS#8 form"),
        Arguments.of(file("other.key"), "is not the key of the first certificate in"),
        Arguments.of(file("ec.key"), "is not the key of the first certificate in"));
  }

  @ParameterizedTest
  @MethodSource("brokenKeys")
  void a_broken_key_file_is_named(Path key, String what) {
    Tls tls = Tls.trusting(file("rsa.crt")).clientCertificate(file("rsa.crt"), key);

    assertThatThrownBy(() -> TlsContexts.of(tls))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("The PEM file " + key + " " + what)
        .hasMessageEndingWith("[coodie-619]");
  }

  @Test
  void a_context_and_a_client_certificate_contradict_each_other() throws Exception {
    Tls tls = Tls.of(SSLContext.getDefault()).clientCertificate(file("rsa.crt"), file("rsa.key"));

    assertThatThrownBy(() -> TlsContexts.of(tls))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("Put it into the SSLContext")
        .hasMessageEndingWith("[coodie-623]");
  }

  private static Path file(String name) {
    return directory.resolve(name);
  }

  private static Path write(String name, String content) throws Exception {
    return Files.writeString(file(name), content);
  }
}

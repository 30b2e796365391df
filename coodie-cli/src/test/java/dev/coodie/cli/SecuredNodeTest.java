package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.cli.Cli.Outcome;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.testsupport.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that wants a password, and a certificate of the client. */
class SecuredNodeTest {
  private static final String SECRET = "hunter2";

  @TempDir private static Path keys;
  @TempDir private Path directory;

  private static Certificates certificates;
  private static EmbeddedCassandra node;

  @BeforeAll
  static void start() throws Exception {
    certificates =
        new Certificates(keys)
            .make("node", "RSA", "ip:127.0.0.1,dns:localhost")
            .make("client", "RSA", "dns:client")
            .make("stranger", "EC", "dns:stranger");
    node =
        EmbeddedCassandra.builder()
            .passwordAuthentication()
            .tls(
                dev.coodie.embedded.NodeTls.of(certificates.store("node"), Certificates.PASSWORD)
                    .requireClientCertificate(
                        certificates.trustStore("client"), Certificates.PASSWORD)
                    .clientKeyStore(certificates.store("client"), Certificates.PASSWORD))
            .start();
    Path first = Files.createDirectory(keys.resolve("first"));
    Outcome made =
        tls(Cli.on(node, first))
            .with("COODIE_USER", EmbeddedCassandra.USER)
            .with("COODIE_PASSWORD", EmbeddedCassandra.PASSWORD)
            .run(
                "query",
                "CREATE ROLE ann WITH PASSWORD = '"
                    + SECRET
                    + "' AND LOGIN = true; CREATE ROLE bob WITH PASSWORD = 'p' AND LOGIN = true");
    assertThat(made.err()).isEmpty();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static Cli tls(Cli cli) {
    return cli.with("COODIE_TLS_CA", certificates.certificate("node").toString())
        .with("COODIE_TLS_CERT", certificates.certificate("client").toString())
        .with("COODIE_TLS_KEY", certificates.key("client").toString());
  }

  private Cli cli() {
    return tls(Cli.on(node, directory)).with("COODIE_USER", "ann");
  }

  private static Outcome whoAmI(Cli cli, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "query";
    arguments[1] = "--csv";
    arguments[2] = "SELECT key FROM system.local";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return cli.run(arguments);
  }

  @Test
  void the_password_comes_from_the_environment() {
    assertIn(whoAmI(cli().with("COODIE_PASSWORD", SECRET)));
  }

  @Test
  void the_password_comes_from_the_file_of_settings() throws IOException {
    Files.writeString(directory.resolve("coodie.properties"), "password = " + SECRET + "\n");

    assertIn(whoAmI(cli()));
  }

  @Test
  void the_password_comes_from_a_file_of_its_own() throws IOException {
    Files.writeString(directory.resolve("secret"), SECRET + "\n");

    assertIn(whoAmI(cli(), "--password-file", "secret"));
  }

  @Test
  void the_password_is_asked_for_at_a_terminal() {
    Cli cli = cli().answering(SECRET);

    assertIn(whoAmI(cli));
    assertThat(cli.questions()).containsExactly("Password of ann: ");
  }

  @Test
  void keys_come_from_flags_too() {
    Cli cli = Cli.on(node, directory).with("COODIE_USER", "ann").with("COODIE_PASSWORD", SECRET);

    assertIn(
        whoAmI(
            cli,
            "--tls-ca",
            certificates.certificate("node").toString(),
            "--tls-cert",
            certificates.certificate("client").toString(),
            "--tls-key",
            certificates.key("client").toString()));
  }

  @Test
  void a_wrong_password_is_one_sentence_and_4() {
    Outcome outcome = whoAmI(cli().with("COODIE_PASSWORD", SECRET + "x"));

    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.errLines())
        .containsExactly(
            "coodie: 127.0.0.1:"
                + node.port()
                + " refused the login of \"ann\": wrong user or password. [coodie-614]");
  }

  @Test
  void no_login_tells_the_flag() {
    Outcome outcome = whoAmI(tls(Cli.on(node, directory)));

    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.errLines()).singleElement().asString().contains("give them with --user.");
  }

  @Test
  void no_encryption_is_one_sentence_and_4() {
    Outcome outcome =
        whoAmI(
            Cli.on(node, directory).with("COODIE_USER", "ann").with("COODIE_PASSWORD", SECRET),
            "--connect-timeout",
            "3s");

    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.errLines()).singleElement().asString().contains("does it need --tls?");
  }

  @Test
  void no_certificate_of_the_client_is_one_sentence_and_4() {
    Outcome outcome =
        whoAmI(
            Cli.on(node, directory)
                .with("COODIE_USER", "ann")
                .with("COODIE_PASSWORD", SECRET)
                .with("COODIE_TLS_CA", certificates.certificate("node").toString()),
            "--connect-timeout",
            "3s");

    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.errLines())
        .singleElement()
        .asString()
        .contains("Give it with --tls-cert and --tls-key.");
  }

  @Test
  void an_authority_that_is_not_trusted_is_one_sentence_and_4() {
    Outcome outcome =
        whoAmI(
            cli()
                .with("COODIE_PASSWORD", SECRET)
                .with("COODIE_TLS_CA", certificates.certificate("stranger").toString()),
            "--connect-timeout",
            "3s");

    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.errLines()).singleElement().asString().contains("with --tls-ca.");
  }

  @Test
  void a_lack_of_permission_is_4() {
    Outcome outcome =
        tls(Cli.on(node, directory))
            .with("COODIE_USER", "bob")
            .with("COODIE_PASSWORD", "p")
            .run("query", "SELECT * FROM system_auth.roles");

    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.errLines()).singleElement().asString().endsWith("[coodie-506]");
  }

  private static void assertIn(Outcome outcome) {
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).isEqualTo("key\r\nlocal\r\n");
    assertThat(outcome.code()).isZero();
  }
}

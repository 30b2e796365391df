package dev.coodie.javadriver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.CoodieConfig;
import dev.coodie.CoodieConfig.ContactPoint;
import dev.coodie.Tls;
import dev.coodie.driver.Consistency;
import dev.coodie.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionSettingsTest {
  @TempDir private Path directory;

  @Test
  void nothing_given_is_this_machine() {
    CoodieConfig config = ConnectionSettings.none().config();

    assertThat(config.contactPoints()).containsExactly(new ContactPoint("127.0.0.1", 9042));
    assertThat(config.user()).isEmpty();
    assertThat(config.tls()).isEmpty();
  }

  @Test
  void the_environment_says_everything() throws IOException {
    CoodieConfig config =
        environment(
            "COODIE_HOSTS", "10.0.0.1, db.example.org:9043,::1,[::2]:9044,[::3]",
            "COODIE_PORT", "19042",
            "COODIE_DATACENTER", "dc1",
            "COODIE_KEYSPACE", "shop",
            "COODIE_USER", "ann",
            "COODIE_PASSWORD", "hunter2",
            "COODIE_TLS_CA", file("ca.pem").toString(),
            "COODIE_TLS_CERT", file("client.crt").toString(),
            "COODIE_TLS_KEY", file("client.key").toString(),
            "COODIE_TLS_ANY_HOST", "true",
            "COODIE_CONSISTENCY", "local_quorum",
            "COODIE_PROFILE", "slow",
            "COODIE_TIMEOUT", "90s",
            "COODIE_CONNECT_TIMEOUT", "1500ms",
            "COODIE_OTHER", "ignored");

    assertThat(config.contactPoints())
        .containsExactly(
            new ContactPoint("10.0.0.1", 19042),
            new ContactPoint("db.example.org", 9043),
            new ContactPoint("::1", 19042),
            new ContactPoint("::2", 9044),
            new ContactPoint("::3", 19042));
    assertThat(config.localDatacenter()).contains("dc1");
    assertThat(config.keyspace()).contains("shop");
    assertThat(config.user()).contains("ann");
    assertThat(config.password()).contains("hunter2");
    Tls tls = config.tls().orElseThrow();
    assertThat(tls.authorities()).contains(directory.resolve("ca.pem"));
    assertThat(tls.certificate()).contains(directory.resolve("client.crt"));
    assertThat(tls.key()).contains(directory.resolve("client.key"));
    assertThat(tls.checkHostName()).isFalse();
    assertThat(config.consistency()).contains(Consistency.LOCAL_QUORUM);
    assertThat(config.profile()).contains("slow");
    assertThat(config.requestTimeout()).contains(Duration.ofSeconds(90));
    assertThat(config.connectTimeout()).contains(Duration.ofMillis(1500));
  }

  @Test
  void a_file_says_the_same_with_paths_relative_to_itself() throws IOException {
    file("ca.pem");
    Path file = properties("hosts = 10.0.0.1\ntls-ca = ca.pem\nuser = bob\npassword = hunter2\n");

    CoodieConfig config = ConnectionSettings.ofFile(file).config();

    assertThat(config.contactPoints()).containsExactly(new ContactPoint("10.0.0.1", 9042));
    assertThat(config.tls().orElseThrow().authorities()).contains(directory.resolve("ca.pem"));
    assertThat(config.password()).contains("hunter2");
  }

  @Test
  void the_first_source_that_says_something_wins() throws IOException {
    ConnectionSettings flags =
        ConnectionSettings.none().with(ConnectionSetting.PORT, "1111", "--port");
    ConnectionSettings variables =
        ConnectionSettings.ofEnvironment(
            Map.of("COODIE_PORT", "2222", "COODIE_KEYSPACE", "of_environment"));
    ConnectionSettings file =
        ConnectionSettings.ofFile(
            properties("port = 3333\nkeyspace = of_file\ndatacenter = of_file\n"));

    CoodieConfig config = flags.orElse(variables).orElse(file).config();

    assertThat(config.contactPoints()).containsExactly(new ContactPoint("127.0.0.1", 1111));
    assertThat(config.keyspace()).contains("of_environment");
    assertThat(config.localDatacenter()).contains("of_file");
  }

  @Test
  void a_file_with_the_password_given_first_wins_over_a_password_given_later() throws IOException {
    Path secret = directory.resolve("secret");
    Files.writeString(secret, "of the file\nanother line\n");
    ConnectionSettings flags =
        ConnectionSettings.none()
            .with(ConnectionSetting.USER, "ann", "--user")
            .with(ConnectionSetting.PASSWORD_FILE, secret.toString(), "--password-file");

    CoodieConfig config =
        flags
            .orElse(ConnectionSettings.ofEnvironment(Map.of("COODIE_PASSWORD", "hunter2")))
            .config();

    assertThat(config.password()).contains("of the file");
  }

  @Test
  void tls_can_be_wanted_alone_and_refused_whatever_a_file_says() throws IOException {
    assertThat(environment("COODIE_TLS", "true").tls()).isPresent();
    assertThat(environment("COODIE_TLS", "false", "COODIE_TLS_CA", file("ca.pem").toString()).tls())
        .isEmpty();
  }

  @Test
  void a_password_is_lacking_only_where_there_is_a_user() {
    assertThat(ConnectionSettings.none().lacksPassword()).isFalse();
    assertThat(ConnectionSettings.ofEnvironment(Map.of("COODIE_USER", "ann")).lacksPassword())
        .isTrue();
    assertThat(
            ConnectionSettings.ofEnvironment(
                    Map.of("COODIE_USER", "ann", "COODIE_PASSWORD", "hunter2"))
                .lacksPassword())
        .isFalse();
  }

  @Test
  void its_text_shows_no_value() {
    assertThat(ConnectionSettings.ofEnvironment(Map.of("COODIE_PASSWORD", "hunter2")))
        .hasToString("[password]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COODIE_PORT|abc|COODIE_PORT is \"abc\"; write a number from 1 to 65535.|1103",
        "COODIE_PORT|65536|COODIE_PORT is \"65536\"; write a number from 1 to 65535.|1103",
        "COODIE_HOSTS|a,,b|write host or host:port, separated by commas.|1103",
        "COODIE_HOSTS|a:b|write host or host:port, separated by commas.|1103",
        "COODIE_TIMEOUT|10|write a number above 0 with ms, s, m or h, for example 10s.|1103",
        "COODIE_TIMEOUT|0s|write a number above 0 with ms, s, m or h, for example 10s.|1103",
        "COODIE_CONSISTENCY|most|write one of any, one, two, three, quorum, all,|1103",
        "COODIE_TLS|yes|COODIE_TLS is \"yes\"; write true or false.|1103",
        "COODIE_TLS_CA|/nowhere/ca.pem|write a file that can be read.|1103",
        "COODIE_KEYSPACE|' '|write a name.|1103",
        "COODIE_USER|ann|The user \"ann\" is given without a password. Set COODIE_PASSWORD,|1105",
        "COODIE_PASSWORD|hunter2|A password is given without a user. Say who logs in with user|1105",
      })
  void a_wrong_value_says_where_it_is_and_what_to_write(
      String variable, String value, String sentence, String id) {
    assertThatThrownBy(() -> environment(variable, value))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("hunter2")
        .hasMessageEndingWith("[coodie-" + id + "]");
  }

  @Test
  void a_certificate_needs_its_key() throws IOException {
    String certificate = file("client.crt").toString();

    assertThatThrownBy(() -> environment("COODIE_TLS_CERT", certificate))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "COODIE_TLS_CERT is given without tls-key. A client shows a certificate with its key:"
                + " give both. [coodie-1106]");
  }

  @Test
  void an_unknown_key_in_a_file_suggests_the_right_one() throws IOException {
    Path file = properties("host = 10.0.0.1\n");

    assertThatThrownBy(() -> ConnectionSettings.ofFile(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("There is no setting \"host\", which " + file + " gives.")
        .hasMessageContaining("Did you mean \"hosts\"?")
        .hasMessageEndingWith("[coodie-1102]");
  }

  @Test
  void a_file_that_is_not_there_is_an_error() {
    assertThatThrownBy(() -> ConnectionSettings.ofFile(directory.resolve("none.properties")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("none.properties: there is no such file.")
        .hasMessageEndingWith("[coodie-1101]");
  }

  @Test
  void a_broken_file_says_why_and_where_but_no_value() throws IOException {
    for (String secret : List.of("\\uZZZZs3cret", "s3cret\\u12", "C:\\users\\s3cret.pem")) {
      assertThatThrownBy(
              () -> ConnectionSettings.ofFile(properties("hosts = a\n\npassword = " + secret)))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("coodie.properties: line 3 has a \\u that is not followed by")
          .hasMessageEndingWith("[coodie-1101]")
          .hasMessageNotContaining("s3cret");
    }
  }

  @Test
  void a_file_that_is_not_utf_8_says_where() throws IOException {
    byte[] latin = "hosts = a\nuser = b\npassword = s3cret\u00e4".getBytes(ISO_8859_1);
    Path file = Files.write(directory.resolve("coodie.properties"), latin);

    assertThatThrownBy(() -> ConnectionSettings.ofFile(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("coodie.properties: line 3 is not UTF-8.")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void a_byte_order_mark_is_passed_over() throws IOException {
    assertThat(
            ConnectionSettings.ofFile(properties("\uFEFFuser = ann")).get(ConnectionSetting.USER))
        .contains("ann");
  }

  @Test
  void an_empty_password_file_is_an_error() throws IOException {
    String empty = file("empty").toString();

    assertThatThrownBy(() -> environment("COODIE_USER", "ann", "COODIE_PASSWORD_FILE", empty))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("(COODIE_PASSWORD_FILE) is empty. Write the password there.")
        .hasMessageEndingWith("[coodie-1104]");
  }

  private static CoodieConfig environment(String... pairs) {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      environment.put(pairs[i], pairs[i + 1]);
    }
    return ConnectionSettings.ofEnvironment(environment).config();
  }

  private Path properties(String content) throws IOException {
    return Files.writeString(directory.resolve("coodie.properties"), content);
  }

  private Path file(String name) throws IOException {
    return Files.writeString(directory.resolve(name), "");
  }
}

package dev.coodie.it.driver;

import static dev.coodie.it.driver.Cql.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.CoodieConfig;
import dev.coodie.driver.Driver;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.ConnectionException;
import dev.coodie.error.UnauthorizedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PasswordTest {
  private static EmbeddedCassandra node;

  @BeforeAll
  static void start() {
    node = EmbeddedCassandra.builder().passwordAuthentication().shared();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void the_right_password_connects() throws Exception {
    try (Driver driver = Nodes.connect(superuser())) {
      assertThat(run(driver, "SELECT key FROM system.local").size()).isEqualTo(1);
    }
  }

  @Test
  void a_wrong_password_is_refused() {
    assertThatThrownBy(() -> Nodes.connect(Nodes.config(node).credentials("cassandra", "hunter2")))
        .isInstanceOf(ConnectionException.class)
        .hasMessage(
            "127.0.0.1:"
                + node.port()
                + " refused the login of \"cassandra\": wrong user or password. [coodie-614]");
  }

  @Test
  void no_password_is_refused() {
    assertThatThrownBy(() -> Nodes.connect(Nodes.config(node)))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("give them with credentials(..)")
        .hasMessageEndingWith("[coodie-614]");
  }

  @Test
  void a_role_without_permission_is_unauthorized() throws Exception {
    try (Driver driver = Nodes.connect(superuser())) {
      run(driver, "CREATE ROLE IF NOT EXISTS bob WITH PASSWORD = 'pw' AND LOGIN = true");
    }

    try (Driver driver = Nodes.connect(Nodes.config(node).credentials("bob", "pw"))) {
      assertThatThrownBy(() -> run(driver, "SELECT * FROM system_auth.roles"))
          .isInstanceOf(UnauthorizedException.class)
          .hasMessageContaining("User bob has no SELECT permission")
          .hasMessageEndingWith("[coodie-506]");
    }
  }

  private static CoodieConfig superuser() {
    return Nodes.config(node).credentials(EmbeddedCassandra.USER, EmbeddedCassandra.PASSWORD);
  }
}

package dev.coodie.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.schema.definition.Replication;
import dev.coodie.spring.boot.shop.ShopApplication;
import dev.coodie.spring.boot.wishes.Wishes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Each wrong setting, and the two paragraphs that the user gets to read. */
@ExtendWith(OutputCaptureExtension.class)
class FailuresTest {
  @RegisterExtension static final Keyspace DB = new Keyspace();

  @Test
  void a_wrong_contact_point(CapturedOutput output) {
    fails(ShopApplication.class, "spring.cassandra.contact-points=127.0.0.1:1");

    assertThat(output)
        .contains("Cannot reach 127.0.0.1:1: the connection was refused.")
        .contains("Start the cluster, or correct spring.cassandra.contact-points");
  }

  @Test
  void a_wrong_contact_point_of_a_session_that_something_else_opens(CapturedOutput output) {
    fails(
        Wishes.Session.class,
        "spring.cassandra.contact-points=127.0.0.1",
        "spring.cassandra.port=1");

    assertThat(output)
        .contains("Cannot reach 127.0.0.1:1: the connection was refused.")
        .contains("Start the cluster, or correct spring.cassandra.contact-points");
  }

  @Test
  void a_wrong_datacenter(CapturedOutput output) {
    fails(ShopApplication.class, "spring.cassandra.local-datacenter=berlin");

    assertThat(output)
        .contains("The cluster has no datacenter \"berlin\".")
        .contains("datacenter1")
        .contains("Set spring.cassandra.local-datacenter to one of these names, or delete it");
  }

  @Test
  void a_wrong_password(CapturedOutput output) {
    try (EmbeddedCassandra guarded = EmbeddedCassandra.builder().passwordAuthentication().start()) {
      fails(
          ShopApplication.class,
          "spring.cassandra.contact-points=" + guarded.address() + ":" + guarded.port(),
          "spring.cassandra.username=cassandra",
          "spring.cassandra.password=guess");
    }

    assertThat(output)
        .contains("refused the login of \"cassandra\": wrong user or password.")
        .contains("Set spring.cassandra.username and spring.cassandra.password")
        .doesNotContain("guess");
  }

  @Test
  void a_missing_keyspace(CapturedOutput output) {
    fails(ShopApplication.class, "coodie.keyspace=nowhere");

    assertThat(output)
        .contains("There is no keyspace nowhere.")
        .contains("[coodie-1203]")
        .contains("coodie.create-keyspace=true")
        .contains("Set the property, for example in application.properties.");
  }

  @Test
  void a_missing_keyspace_of_the_session(CapturedOutput output) {
    fails(ShopApplication.class, "spring.cassandra.keyspace-name=nowhere", "coodie.keyspace=");

    assertThat(output)
        .contains("The keyspace that spring.cassandra.keyspace-name names does not exist.")
        .contains("Delete spring.cassandra.keyspace-name and set coodie.keyspace instead");
  }

  @Test
  void no_keyspace_where_one_is_needed(CapturedOutput output) {
    fails(ShopApplication.class, "coodie.keyspace=", "coodie.migrations=migrate");

    assertThat(output)
        .contains("No keyspace is chosen, but coodie.migrations needs one. Set coodie.keyspace.")
        .contains("[coodie-1202]");
  }

  @Test
  void a_schema_that_differs(CapturedOutput output) {
    fails(ShopApplication.class, "coodie.create-keyspace=true", "coodie.schema=validate");

    assertThat(output)
        .contains("The schema is not as the documents need it.")
        .contains("[coodie-1205]")
        .contains("+ Table " + DB.name() + ".products is missing")
        .contains("Write a migration for the differences, set coodie.schema=apply");
  }

  @Test
  void a_plan_that_cannot_be_applied(CapturedOutput output) {
    try (Coodie coodie =
        Coodie.connect(CoodieConfig.at(DB.node().contactPoint()).keyspace(DB.name()))) {
      coodie.schema().createKeyspace(DB.name(), Replication.simple(1));
      coodie.schema().run("CREATE TABLE products (id text PRIMARY KEY)");
      try {
        fails(ShopApplication.class, "coodie.schema=apply");
      } finally {
        coodie.schema().run("DROP TABLE products");
      }
    }

    assertThat(output)
        .contains(".products")
        .contains("Do what the description says for each change, or write a migration");
  }

  @Test
  void two_documents_that_want_one_table_differently(CapturedOutput output) {
    fails(
        ShopApplication.class,
        "coodie.create-keyspace=true",
        "coodie.schema=apply",
        "coodie.packages=dev.coodie.spring.boot.shop,dev.coodie.spring.boot.changed");

    assertThat(output)
        .contains("Two documents want table " + DB.name() + ".products")
        .contains("Give one of the documents another name with @Document(table = \"..\")");
  }

  @Test
  void migrations_that_are_pending(CapturedOutput output) {
    fails(
        ShopApplication.class,
        "coodie.create-keyspace=true",
        "coodie.migrations=verify",
        "coodie.migrations-location=db/first");

    assertThat(output)
        .contains("20260101_001 colours is pending.")
        .contains("[coodie-1204]")
        .contains("set coodie.migrations=migrate");
  }

  @Test
  void the_wrong_kind_of_handle(CapturedOutput output) {
    fails(Wishes.WrongHandle.class, "coodie.create-keyspace=true");

    assertThat(output)
        .contains("needs one Documents<Visits>, and there is none.")
        .contains("Inject Counters<Visits> instead.");
  }

  @Test
  void a_document_of_a_package_that_is_not_scanned(CapturedOutput output) {
    fails(Wishes.OtherPackage.class, "coodie.create-keyspace=true");

    assertThat(output)
        .contains("needs one Documents<Product>, and there is none.")
        .contains("Add the package dev.coodie.spring.boot.shop to coodie.packages");
  }

  @Test
  void a_class_that_is_no_document(CapturedOutput output) {
    fails(Wishes.NoDocument.class, "coodie.create-keyspace=true");

    assertThat(output)
        .contains("needs one Documents<String>, and there is none.")
        .contains("the annotation processor did not run");
  }

  @Test
  void an_ambiguous_document(CapturedOutput output) {
    fails(Wishes.Ambiguous.class, "coodie.create-keyspace=true");

    assertThat(output)
        .contains("needs one Counters<Visits>, and there are several: one, two.")
        .contains("Mark one of them as @Primary");
  }

  @Test
  void a_handle_of_no_document_in_particular(CapturedOutput output) {
    fails(Wishes.Whatever.class, "coodie.create-keyspace=true");

    assertThat(output)
        .contains("needs one Counters, and there are several: one, two.")
        .contains("Say of which document, for example Counters<Product>");
  }

  @Test
  void a_cluster_that_is_nowhere(CapturedOutput output) {
    fails(
        ShopApplication.class, "coodie.create-keyspace=true", "coodie.clusters.old.keyspace=shop");

    assertThat(output)
        .contains("Nothing says where cluster \"old\" is.")
        .contains("[coodie-1206]")
        .contains("coodie.clusters.old.contact-points");
  }

  @Test
  void a_cluster_that_cannot_be_reached(CapturedOutput output) {
    fails(
        ShopApplication.class,
        "coodie.create-keyspace=true",
        "coodie.clusters.old.contact-points=127.0.0.1:1");

    assertThat(output)
        .contains("Cannot reach 127.0.0.1:1")
        .contains("correct coodie.clusters.old.contact-points");
  }

  @Test
  void a_key_that_is_not_base64(CapturedOutput output) {
    fails(
        ShopApplication.class, "coodie.create-keyspace=true", "coodie.page-token-key=%secret%key%");

    assertThat(output)
        .contains("A key of page tokens is not Base64.")
        .contains("[coodie-1201]")
        .doesNotContain("%secret%key%");
  }

  private static void fails(Class<?> application, String... properties) {
    assertThatThrownBy(() -> DB.start(application, properties).close())
        .isInstanceOf(RuntimeException.class);
  }
}

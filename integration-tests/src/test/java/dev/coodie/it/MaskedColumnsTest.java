package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.Page;
import dev.coodie.Query;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.batch.Batch;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.ValueType;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.BulkException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MigrationException;
import dev.coodie.migrations.scan.TableCopy;
import dev.coodie.schema.definition.Replication;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A role that sees masks alone never writes one back. */
@Needs(ServerFeature.MASKS)
class MaskedColumnsTest {
  private static final String KEYSPACE = "clinic";
  private static final Patient ANN = new Patient("ann", "Ann Brown", "7", Set.of("nuts"));

  private static EmbeddedCassandra node;
  private static Coodie owner;
  private static Coodie nurse;
  private static Coodie doctor;

  @BeforeAll
  static void make_roles() {
    node = EmbeddedCassandra.builder().passwordAuthentication().shared();
    owner = connect(EmbeddedCassandra.USER, EmbeddedCassandra.PASSWORD);
    owner.schema().dropKeyspace(KEYSPACE);
    owner.schema().createKeyspace(KEYSPACE, Replication.simple(1));
    owner.schema().plan(Patient.class).apply();
    owner
        .schema()
        .run(
            "ALTER TABLE patients ALTER name MASKED WITH mask_inner(1, null)",
            "ALTER TABLE patients ALTER allergies MASKED WITH DEFAULT",
            "CREATE TABLE copies (id text PRIMARY KEY, name text, ward text, allergies set<text>)");
    for (String role : List.of("nurse", "doctor", "clinician", "unmasked")) {
      owner.execute("DROP ROLE IF EXISTS " + role);
    }
    owner.execute("CREATE ROLE clinician");
    owner.execute("GRANT SELECT ON KEYSPACE clinic TO clinician");
    owner.execute("GRANT MODIFY ON KEYSPACE clinic TO clinician");
    owner.execute("CREATE ROLE unmasked");
    owner.execute("GRANT UNMASK ON KEYSPACE clinic TO unmasked");
    owner.execute("GRANT clinician TO unmasked");
    owner.execute("CREATE ROLE nurse WITH PASSWORD = 'n' AND LOGIN = true");
    owner.execute("GRANT clinician TO nurse");
    owner.execute("CREATE ROLE doctor WITH PASSWORD = 'd' AND LOGIN = true");
    owner.execute("GRANT unmasked TO doctor");
    nurse = connect("nurse", "n");
    doctor = connect("doctor", "d");
    owner.documents(Patient.class).save(ANN);
  }

  @AfterAll
  static void close() {
    nurse.close();
    doctor.close();
    owner.schema().dropKeyspace(KEYSPACE);
    owner.close();
    node.close();
  }

  private static Coodie connect(String user, String password) {
    return Coodie.connect(
        CoodieConfig.at(node.address() + ":" + node.port())
            .localDatacenter(node.localDatacenter())
            .keyspace(KEYSPACE)
            .credentials(user, password));
  }

  @Test
  void the_schema_tells_who_sees_masks_of_what() {
    assertThat(nurse.schema().maskedColumns("patients"))
        .containsExactlyInAnyOrder("name", "allergies");
    assertThat(nurse.schema().maskedColumns("copies")).isEmpty();
    assertThat(doctor.schema().maskedColumns("patients")).isEmpty();
    assertThat(owner.schema().maskedColumns("patients")).isEmpty();
  }

  @Test
  void pages_of_rows_whose_keys_are_masked_have_all_rows() {
    owner
        .schema()
        .run(
            "DROP TABLE IF EXISTS visits_of_day",
            "CREATE TABLE visits_of_day (p int, c0 text MASKED WITH DEFAULT, number int, PRIMARY"
                + " KEY (p, c0))");
    for (int i = 0; i < 7; i++) {
      owner.execute("INSERT INTO visits_of_day (p, c0, number) VALUES (1, ?, ?)", "k" + i, i);
    }
    ClusteringColumn<PagedRow, String> name =
        ClusteringColumn.of(PagedRow.class, "c0", ValueType.TEXT);
    PagedRow_.is("visits_of_day", List.of(name), List.of(ClusteringOrder.ASC), false);

    for (Coodie coodie : List.of(nurse, doctor, owner)) {
      Query<PagedRow> query = coodie.documents(PagedRow.class).find(PagedRow_.P.eq(1)).pageSize(3);
      List<Integer> numbers = new ArrayList<>();
      Page<PagedRow> page = query.page();
      page.items().forEach(row -> numbers.add(row.number()));
      while (page.next().isPresent()) {
        page = query.page(page.next().get());
        page.items().forEach(row -> numbers.add(row.number()));
      }
      assertThat(numbers).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }
  }

  @Test
  void what_was_read_with_masks_is_never_written_back() {
    Documents<Patient> patients = nurse.documents(Patient.class);
    Patient read = patients.get(Patient_.key("ann"));
    assertThat(read.name()).isEqualTo("A********");
    assertThat(read.allergies()).isEmpty();

    refuses(() -> patients.save(read));
    refuses(() -> patients.skipNulls().save(read));
    refuses(() -> patients.saveJson("{\"id\": \"ann\", \"name\": \"A********\"}"));
    refuses(() -> patients.compareAndSet(Patient_.key("ann"), MaskedColumnsTest::moved));
    refuses(() -> nurse.execute(patients.cql().save(read)));
    refuses(() -> nurse.execute(Batch.logged(patients.cql().save(read))));
    assertThatThrownBy(() -> patients.bulk().saveAll(List.of(read)))
        .isInstanceOf(BulkException.class)
        .hasMessageContaining("coodie-290");

    assertThat(owner.documents(Patient.class).get(Patient_.key("ann"))).isEqualTo(ANN);
  }

  @Test
  void changes_and_values_of_ones_own_are_written() {
    Documents<Patient> patients = nurse.documents(Patient.class);
    owner.documents(Patient.class).save(new Patient("bob", "Bob Green", "1", Set.of("milk")));
    Patient read = patients.get(Patient_.key("bob"));

    patients.saveChanges(read, moved(read));
    patients.at(read).update(Patient_.name.set("Robert Green"));
    assertThat(patients.insertIfNotExists(new Patient("new", "New", "2", Set.of())).applied())
        .isTrue();

    assertThat(owner.documents(Patient.class).get(Patient_.key("bob")))
        .isEqualTo(new Patient("bob", "Robert Green", "8", Set.of("milk")));
  }

  @Test
  void who_may_unmask_saves_as_ever() {
    for (Coodie coodie : List.of(doctor, owner)) {
      Documents<Patient> patients = coodie.documents(Patient.class);
      patients.save(new Patient("dan", "Dan", "1", Set.of("a")));

      patients.save(moved(patients.get(Patient_.key("dan"))));

      assertThat(patients.get(Patient_.key("dan")))
          .isEqualTo(new Patient("dan", "Dan", "8", Set.of("a")));
    }
  }

  @Test
  void a_copy_refuses_masks_unless_they_are_left_out() {
    owner.execute("TRUNCATE copies");

    assertThatThrownBy(() -> TableCopy.of(nurse, KEYSPACE, "patients", "copies").run())
        .isInstanceOf(MigrationException.class)
        .hasMessageStartingWith("Of allergies, name of clinic.patients")
        .hasMessageEndingWith("[coodie-936]");
    assertThat(owner.execute("SELECT id FROM copies")).isEmpty();
    TableCopy.of(nurse, KEYSPACE, "patients", "copies").without("name", "allergies").run();
    owner.execute("TRUNCATE copies");
    assertThat(TableCopy.of(doctor, KEYSPACE, "patients", "copies").run().rows()).isPositive();
    assertThat(
            owner.execute("SELECT name FROM copies WHERE id = 'ann'").get(0).get(0, String.class))
        .isEqualTo("Ann Brown");
  }

  private static Patient moved(Patient patient) {
    return new Patient(patient.id(), patient.name(), "8", patient.allergies());
  }

  private static void refuses(ThrowingCallable write) {
    assertThatThrownBy(write)
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("columns allergies, name of clinic.patients")
        .hasMessageEndingWith("[coodie-290]");
  }
}

package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.error.ConstraintViolationsException;
import dev.coodie.error.ConstraintViolationsException.Violation;
import dev.coodie.error.InvalidDocumentException;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConstraintsTest {
  private static final String SECRET = "S3CR3T";
  private static final Person BAD =
      new Person(
          -1,
          SECRET,
          SECRET,
          List.of(new Person.Line("fine"), new Person.Line(" ")),
          Map.of(SECRET, 11));

  private final TestDriver driver = TestDriver.empty();
  private final Documents<Person> people = Coodie.of(driver).documents(Person.class);

  @Test
  void a_document_that_keeps_its_constraints_is_written() {
    people.save(Person.GOOD);

    assertThat(driver.sent).hasSize(1);
  }

  @Test
  void everything_that_is_broken_is_told_at_once() {
    ConstraintViolationsException error = refused(() -> people.save(BAD));

    assertThat(error.violations())
        .containsExactly(
            new Violation("id", "must be greater than 0"),
            new Violation("lines[1].text", "must not be blank"),
            new Violation("mood", "must be calm"),
            new Violation("name", "(hidden) is not in lower case"),
            new Violation("scores[].<map value>", "must be less than or equal to 10"));
    assertThat(error)
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageStartingWith("Person breaks 5 constraints: id: must be greater than 0; lines[1]")
        .hasMessageEndingWith("Fix the document; nothing was sent. [coodie-159]");
    assertThat(driver.sent).isEmpty();
  }

  @Test
  void neither_values_nor_keys_of_maps_are_shown() {
    ConstraintViolationsException error = refused(() -> people.save(BAD));

    assertThat(error).hasMessageNotContaining(SECRET);
    assertThat(error.violations().toString()).doesNotContain(SECRET);
  }

  private static ConstraintViolationsException refused(Runnable write) {
    return catchThrowableOfType(ConstraintViolationsException.class, write::run);
  }

  static Stream<Arguments> writes() {
    return Stream.of(
        write("save", p -> p.save(BAD)),
        write("insertIfNotExists", p -> p.insertIfNotExists(BAD)),
        write("saveChanges", p -> p.saveChanges(Person.GOOD, BAD)),
        write("async save", p -> p.async().save(BAD)),
        write("async insertIfNotExists", p -> p.async().insertIfNotExists(BAD)),
        write("async saveChanges", p -> p.async().saveChanges(Person.GOOD, BAD)),
        write("cql save", p -> p.cql().save(BAD)),
        write("cql insertIfNotExists", p -> p.cql().insertIfNotExists(BAD)),
        write("cql saveChanges", p -> p.cql().saveChanges(Person.GOOD, BAD)));
  }

  private static Arguments write(String name, Consumer<Documents<Person>> write) {
    return arguments(name, write);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("writes")
  void every_way_to_write_a_document_checks_it_first(
      String name, Consumer<Documents<Person>> write) {
    assertThatThrownBy(() -> write.accept(people))
        .isInstanceOf(ConstraintViolationsException.class);

    assertThat(driver.sent).isEmpty();
  }

  @Test
  void what_the_hook_before_saving_made_is_checked_and_written() {
    people.save(Person.GOOD.withName(" ann\n"));

    assertThat(driver.sent.get(0).values()).containsExactly(1, "ann");
    assertThatThrownBy(() -> people.save(Person.GOOD.withName(" \n")))
        .hasMessageContaining("name: must not be blank");
  }

  @Test
  void a_document_that_is_not_written_is_not_checked() {
    people.delete(BAD);
    people.at(BAD).update(Person_.name.set(SECRET));

    assertThat(driver.sent).hasSize(2);
  }

  @Test
  void the_configuration_switches_it_off() {
    CoodieConfig config = CoodieConfig.defaults().validation(false).pageSize(5);

    Coodie.of(driver, config).documents(Person.class).save(BAD);

    assertThat(driver.sent).hasSize(1);
    assertThat(config.isValidating()).isFalse();
    assertThat(CoodieConfig.defaults().isValidating()).isTrue();
  }

  @Test
  void a_validator_that_fails_refuses_the_document() {
    assertThatThrownBy(() -> people.save(Person.GOOD.withMood("broken")))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining("[coodie-286]")
        .hasRootCauseMessage("a bug");

    assertThat(driver.sent).isEmpty();
  }

  @ParameterizedTest(name = "without {0}: {1}")
  @CsvSource({
    "nothing, coodie-159",
    "jakarta.validation-api hibernate-validator, sent 1",
    "hibernate-validator, sent 1",
    "expressly jakarta.el, coodie-287"
  })
  void what_is_missing_on_the_class_path_decides(String missing, String outcome) throws Exception {
    try (URLClassLoader loader = classPathWithout(missing.split(" "))) {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(loader);
      try {
        Callable<?> writer =
            (Callable<?>)
                loader.loadClass(IsolatedWriter.class.getName()).getConstructor().newInstance();

        assertThat(writer.call()).isEqualTo(outcome);
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }

  private static URLClassLoader classPathWithout(String... jars) {
    URL[] urls =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                entry ->
                    Arrays.stream(jars)
                        .noneMatch(Path.of(entry).getFileName().toString()::startsWith))
            .map(ConstraintsTest::url)
            .toArray(URL[]::new);
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(entry, e);
    }
  }

  @Test
  void a_validator_of_the_application_takes_the_place_of_the_provider() {
    try (ValidatorFactory factory =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(
                new ParameterMessageInterpolator() {
                  @Override
                  public String interpolate(String template, Context context) {
                    return "as the application says";
                  }
                })
            .buildValidatorFactory()) {
      Documents<Person> checked =
          Coodie.of(driver, CoodieConfig.defaults().validator(DocumentValidator.of(factory)))
              .documents(Person.class);

      ConstraintViolationsException error = refused(() -> checked.save(BAD));

      assertThat(error.violations())
          .allSatisfy(each -> assertThat(each.message()).isEqualTo("as the application says"));
      assertThat(driver.sent).isEmpty();
    }
  }

  @Test
  void hooks_of_the_application_change_what_is_checked_and_written() {
    Documents<Person> mended =
        Coodie.of(
                driver,
                CoodieConfig.defaults()
                    .beforeSave(Object.class, any -> Person.GOOD)
                    .beforeSave(String.class, text -> "never called")
                    .beforeSave(Person.class, person -> person.withName("second")))
            .documents(Person.class);

    Person written = mended.save(BAD);

    assertThat(written.name()).isEqualTo("second");
    assertThat(driver.sent).hasSize(1);
  }
}

package dev.coodie;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom. */
class LayersTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(Coodie.class.getProtectionDomain().getCodeSource().getLocation());

  /** Low to high: each may use those before it and itself. */
  private static final List<List<String>> LAYERS =
      List.of(
          List.of("dev.coodie.annotation", "dev.coodie.cql", "dev.coodie.error"),
          List.of("dev.coodie.schema.definition", "dev.coodie.schema.change"),
          List.of("dev.coodie.column"),
          List.of("dev.coodie.driver"),
          List.of("dev.coodie.observe"),
          List.of("dev.coodie.model"),
          List.of("dev.coodie.internal.."),
          List.of(
              "dev.coodie.batch",
              "dev.coodie.bulk",
              "dev.coodie.scan",
              "dev.coodie.schema",
              "dev.coodie.transaction"),
          List.of("dev.coodie"));

  private static final DescribedPredicate<JavaClass> INTERNAL =
      resideInAPackage("dev.coodie.internal..");

  static Stream<ArchRule> layers() {
    List<String> allowed = new ArrayList<>(List.of("java..", "javax.."));
    allowed.addAll(List.of("org.slf4j..", "org.jspecify..", "com.fasterxml.jackson.annotation.."));
    List<ArchRule> rules = new ArrayList<>();
    for (List<String> layer : LAYERS) {
      allowed.addAll(layer);
      if (layer.contains("dev.coodie.internal..")) {
        allowed.add("jakarta.validation..");
      }
      String[] own = layer.toArray(new String[0]);
      rules.add(
          classes()
              .that()
              .resideInAnyPackage(own)
              .should()
              .onlyDependOnClassesThat(anyOf(allowed))
              .because(
                  "packages look down only, and core has two dependencies, and an optional one"));
    }
    return rules.stream();
  }

  private static DescribedPredicate<JavaClass> anyOf(List<String> packages) {
    return resideInAnyPackage(packages.toArray(new String[0]))
        .or(DescribedPredicate.describe("primitives", JavaClass::isPrimitive))
        .or(DescribedPredicate.describe("arrays", JavaClass::isArray));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void no_package_looks_up(ArchRule rule) {
    rule.check(CLASSES);
  }

  @Test
  void every_class_is_in_a_layer() {
    String[] all = LAYERS.stream().flatMap(List::stream).toArray(String[]::new);

    classes().should().resideInAnyPackage(all).check(CLASSES);
  }

  @Test
  void packages_are_not_in_a_circle() {
    SliceAssignment byPackage =
        new SliceAssignment() {
          @Override
          public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
          }

          @Override
          public String getDescription() {
            return "packages";
          }
        };

    slices().assignedFrom(byPackage).should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void subjects_do_not_know_each_other() {
    slices()
        .matching("dev.coodie.(batch|bulk|scan|schema|transaction)")
        .should()
        .notDependOnEachOther()
        .check(CLASSES);
  }

  @Test
  void no_public_signature_names_an_internal_type() {
    DescribedPredicate<JavaMember> api =
        DescribedPredicate.describe(
            "that a user can reach",
            member ->
                member.getModifiers().contains(JavaModifier.PUBLIC)
                    && reachable(member.getOwner())
                    && !INTERNAL.test(member.getOwner()));

    codeUnits().that(api).should(nameNoInternalType()).check(CLASSES);
    fields().that(api).should().haveRawType(not(INTERNAL)).check(CLASSES);
  }

  private static boolean reachable(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(LayersTest::reachable).orElse(true);
  }

  private static ArchCondition<JavaCodeUnit> nameNoInternalType() {
    return new ArchCondition<>("name no internal type") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        Stream.concat(
                unit.getReturnType().getAllInvolvedRawTypes().stream(),
                unit.getParameterTypes().stream().flatMap(t -> t.getAllInvolvedRawTypes().stream()))
            .filter(INTERNAL)
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.violated(
                            unit, unit.getFullName() + " names " + type.getName())));
      }
    };
  }

  @Test
  void nothing_knows_the_driver() {
    noClasses().should().dependOnClassesThat().resideInAPackage("com.datastax..").check(CLASSES);
  }

  @Test
  void only_the_check_of_constraints_knows_jakarta_validation() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.coodie.internal.check")
        .and()
        .areNotAssignableTo(DocumentValidator.class) // loaded by who has a validator to give
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jakarta..")
        .check(CLASSES);
  }

  @Test
  void api_classes_are_final_or_sealed_or_to_be_implemented() {
    classes()
        .that()
        .resideInAnyPackage(
            "dev.coodie",
            "dev.coodie.batch",
            "dev.coodie.bulk",
            "dev.coodie.scan",
            "dev.coodie.schema",
            "dev.coodie.transaction")
        .and()
        .arePublic()
        .and()
        .areNotInterfaces()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(CLASSES);
  }
}

package dev.coodie.migrations.write;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.error.MigrationException;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.schema.definition.TypeDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * Writes the Java records of documents for a keyspace that is there: one for each table,
 * materialized view and user-defined type, so that a plan for them finds nothing to change. What no
 * document can say is a comment in the source, and a note in the result. Tables of coodie's own,
 * whose names begin with {@code coodie_}, are left out; so are functions, aggregates and triggers.
 *
 * <p>Columns outside of the key may have no value: they are {@code @Nullable}, with boxed types,
 * but for collections and counters. An immutable value.
 */
@CheckReturnValue
public final class DocumentWriter {
  private static final String OWN = "coodie_";

  private final String packageName;
  private final Set<String> chosen;
  private final boolean inKeyspace;
  private final boolean singular;

  private DocumentWriter(
      String packageName, Set<String> chosen, boolean inKeyspace, boolean singular) {
    this.packageName = packageName;
    this.chosen = chosen;
    this.inKeyspace = inKeyspace;
    this.singular = singular;
  }

  /**
   * Documents in the package {@code packageName}.
   *
   * @throws MigrationException if that is no name of a package
   */
  public static DocumentWriter of(String packageName) {
    if (!SourceVersion.isName(packageName)) {
      throw new MigrationException(
          "coodie-981",
          "\"" + packageName + "\" is no name of a Java package. Write one such as com.example.");
    }
    return new DocumentWriter(packageName, Set.of(), false, false);
  }

  /**
   * Only these tables and views, with the user-defined types that they need; names are as the
   * server has them. A view needs its base table.
   *
   * @throws MigrationException if none is named
   */
  public DocumentWriter tables(Collection<String> names) {
    if (names.isEmpty()) {
      throw new MigrationException(
          "coodie-1518",
          "tables() names no table. Name at least one; to write documents of all, leave it out.");
    }
    return new DocumentWriter(packageName, Set.copyOf(names), inKeyspace, singular);
  }

  /** The same for a few tables. */
  public DocumentWriter tables(String... names) {
    return tables(Arrays.asList(names));
  }

  /** The documents name the keyspace, instead of leaving it to the connection. */
  public DocumentWriter inKeyspace() {
    return new DocumentWriter(packageName, chosen, true, singular);
  }

  /**
   * Classes have English singulars of the names: {@code OrderItem} for {@code order_items}, and
   * {@code UserByTown} for {@code users_by_town}; the annotations name the tables. A name that is
   * not known to be a plural stays, and so does one whose singular is another class.
   */
  public DocumentWriter singular() {
    return new DocumentWriter(packageName, chosen, inKeyspace, true);
  }

  /**
   * The sources for a keyspace, as {@code coodie.schema().keyspace(name).read()} gives it.
   *
   * @throws MigrationException if a table that was chosen is not there
   */
  public WrittenDocuments write(KeyspaceDefinition keyspace) {
    List<TableDefinition> tables = tables(keyspace);
    List<String> notes = new ArrayList<>();
    JavaNames names = new JavaNames();
    Map<String, String> classes = new LinkedHashMap<>();
    tables.forEach(
        t ->
            classes.put(
                t.name(),
                type(keyspace, names, t.name(), t.view().isPresent() ? "View" : "Table")));
    Map<String, String> userTypes = userTypes(keyspace, tables, names, notes);
    Map<String, WrittenDocuments.Source> sources = new TreeMap<>();
    for (TypeDefinition type : keyspace.types()) {
      if (userTypes.containsKey(type.name())) {
        add(
            sources,
            notes,
            UserTypeText.source(type, packageName, userTypes.get(type.name()), userTypes));
      }
    }
    Map<String, TableText> bases = new LinkedHashMap<>();
    for (TableDefinition table : tables) {
      if (table.view().isEmpty()) {
        TableText text =
            new TableText(
                table, packageName, classes.getOrDefault(table.name(), table.name()), userTypes);
        Optional<String> obstacle = text.obstacle();
        obstacle.ifPresent(
            reason ->
                notes.add("There is no document of table " + table.name() + ": " + reason + "."));
        if (obstacle.isEmpty()) {
          bases.put(table.name(), text);
          add(sources, notes, text.document(keyspaceName(keyspace)));
        }
      }
    }
    for (TableDefinition table : tables) {
      table
          .view()
          .ifPresent(
              view -> {
                TableText base = bases.get(view.base());
                if (base == null) {
                  notes.add(
                      "There is no document of view "
                          + table.name()
                          + ": there is none of its base table "
                          + view.base()
                          + ".");
                } else {
                  add(
                      sources,
                      notes,
                      base.view(table, classes.getOrDefault(table.name(), table.name())));
                }
              });
    }
    return new WrittenDocuments(packageName, List.copyOf(sources.values()), notes);
  }

  private String type(KeyspaceDefinition keyspace, JavaNames names, String name, String suffix) {
    if (!singular) {
      return names.type(name, suffix);
    }
    List<String> all = new ArrayList<>();
    keyspace.tables().forEach(table -> all.add(table.name()));
    keyspace.types().forEach(type -> all.add(type.name()));
    return names.singularType(name, suffix, all);
  }

  private static void add(
      Map<String, WrittenDocuments.Source> sources,
      List<String> notes,
      WrittenDocuments.Source source) {
    sources.put(source.name(), source);
    source.notes().forEach(note -> notes.add(source.name() + ": " + note));
  }

  private Optional<String> keyspaceName(KeyspaceDefinition keyspace) {
    return inKeyspace ? Optional.of(keyspace.name()) : Optional.empty();
  }

  private List<TableDefinition> tables(KeyspaceDefinition keyspace) {
    for (String name : chosen) {
      if (keyspace.table(name).isEmpty()) {
        throw new MigrationException(
            "coodie-983",
            "Keyspace "
                + keyspace.name()
                + " has no table or view \""
                + name
                + "\". It has: "
                + keyspace.tables().stream()
                    .map(TableDefinition::name)
                    .collect(Collectors.joining(", "))
                + ".");
      }
    }
    return keyspace.tables().stream()
        .filter(t -> chosen.isEmpty() ? !t.name().startsWith(OWN) : chosen.contains(t.name()))
        .toList();
  }

  /** The classes of the types that are needed, by name; those that cannot be are noted. */
  private Map<String, String> userTypes(
      KeyspaceDefinition keyspace,
      List<TableDefinition> tables,
      JavaNames names,
      List<String> notes) {
    Set<String> needed = needed(keyspace, tables);
    Map<String, String> classes = new LinkedHashMap<>();
    for (TypeDefinition type : keyspace.types()) { // each after those it is made of
      if (needed.contains(type.name())) {
        Optional<String> obstacle =
            type.fields().stream()
                .flatMap(
                    f ->
                        obstacle(f, classes.keySet()).stream()
                            .map(reason -> "of field \"" + f.name() + "\" " + reason))
                .findFirst();
        if (obstacle.isPresent()) {
          notes.add("There is no record of type " + type.name() + ": " + obstacle.get() + ".");
        } else {
          classes.put(type.name(), type(keyspace, names, type.name(), "Type"));
        }
      }
    }
    return classes;
  }

  private static Optional<String> obstacle(TypeDefinition.Field field, Set<String> userTypes) {
    return field.name().indexOf('\0') >= 0
        ? Optional.of("the name has the character NUL, which no annotation may have")
        : JavaTypes.obstacle(CqlTypeText.parse(field.type()), userTypes);
  }

  private Set<String> needed(KeyspaceDefinition keyspace, List<TableDefinition> tables) {
    Set<String> needed = new LinkedHashSet<>();
    if (chosen.isEmpty()) {
      keyspace.types().forEach(type -> needed.add(type.name()));
    }
    tables.forEach(t -> t.columns().forEach(c -> addNames(CqlTypeText.parse(c.type()), needed)));
    List<TypeDefinition> types = new ArrayList<>(keyspace.types());
    for (int i = types.size() - 1; i >= 0; i--) { // those made of others before them
      if (needed.contains(types.get(i).name())) {
        types.get(i).fields().forEach(f -> addNames(CqlTypeText.parse(f.type()), needed));
      }
    }
    return needed;
  }

  private static void addNames(CqlTypeText type, Set<String> names) {
    if (type.isUserType()) {
      names.add(type.name());
    }
    type.arguments().forEach(argument -> addNames(argument, names));
  }
}

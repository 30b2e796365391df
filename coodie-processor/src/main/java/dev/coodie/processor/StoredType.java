package dev.coodie.processor;

import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** How values of a Java type are stored: what becomes a {@code ValueType} in generated code. */
sealed interface StoredType {
  /** As the server prints it, for messages and to compare columns of one table. */
  String cql();

  /** Whether CQL stores it as one value. */
  default boolean isFrozen() {
    return true;
  }

  /** The same as one value. */
  default StoredType frozen() {
    return this;
  }

  /** What is stored in the end, without what converts it. */
  default StoredType plain() {
    return this;
  }

  /** A constant of {@code ValueType}. */
  record Scalar(String constant, String cql) implements StoredType {}

  /** An enum, by name. */
  record EnumText(TypeElement type) implements StoredType {
    @Override
    public String cql() {
      return "text";
    }
  }

  /** What kind of collection. */
  enum Kind {
    LIST("list"),
    SET("set"),
    MAP("map");

    final String cql;

    Kind(String cql) {
      this.cql = cql;
    }
  }

  /** A list, set or map; its arguments are frozen wherever CQL knows the word. */
  record Collection(Kind kind, List<StoredType> arguments, boolean isFrozen) implements StoredType {
    @Override
    public String cql() {
      String inner =
          arguments.stream().map(a -> a.frozen().cql()).collect(Collectors.joining(", "));
      return freeze(kind.cql + "<" + inner + ">", isFrozen);
    }

    @Override
    public StoredType frozen() {
      return new Collection(kind, arguments, true);
    }
  }

  /** A vector, as {@code float[]} if {@code array}, else as a list. */
  record Vector(StoredType element, int dimensions, boolean array) implements StoredType {
    @Override
    public String cql() {
      return "vector<" + element.cql() + ", " + dimensions + ">";
    }
  }

  /** A type annotated with {@code UserType}. */
  record UserDefined(TypeElement type, String name, boolean isFrozen) implements StoredType {
    @Override
    public String cql() {
      return freeze(name, isFrozen);
    }

    @Override
    public StoredType frozen() {
      return new UserDefined(type, name, true);
    }
  }

  /** A type annotated with {@code Tuple}. */
  record TupleOf(TypeElement type) implements StoredType {
    @Override
    public String cql() {
      return "tuple " + Names.nested(type);
    }
  }

  /** A value that a converter turns into another. */
  record Converted(TypeMirror from, TypeElement converter, StoredType to) implements StoredType {
    @Override
    public String cql() {
      return to.cql();
    }

    @Override
    public boolean isFrozen() {
      return to.isFrozen();
    }

    @Override
    public StoredType frozen() {
      return new Converted(from, converter, to.frozen());
    }

    @Override
    public StoredType plain() {
      return to.plain();
    }
  }

  /** A constant of {@code JavaTypes}. */
  record Known(String constant, Scalar to) implements StoredType {
    @Override
    public String cql() {
      return to.cql();
    }

    @Override
    public StoredType plain() {
      return to;
    }
  }

  /** A type annotated with {@code SingleValue}, stored as the value in it. */
  record Single(TypeElement type, StoredType to) implements StoredType {
    @Override
    public String cql() {
      return to.cql();
    }

    @Override
    public boolean isFrozen() {
      return to.isFrozen();
    }

    @Override
    public StoredType frozen() {
      return new Single(type, to.frozen());
    }

    @Override
    public StoredType plain() {
      return to.plain();
    }
  }

  private static String freeze(String cql, boolean frozen) {
    return frozen ? "frozen<" + cql + ">" : cql;
  }
}

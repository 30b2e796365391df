package dev.coodie.migrations.write;

import dev.coodie.cql.CqlSource;
import dev.coodie.cql.CqlToken;
import java.util.ArrayList;
import java.util.List;

/**
 * A CQL type taken apart.
 *
 * @param name the name of a scalar, a collection, {@code tuple} or {@code vector}, or of a
 *     user-defined type, unquoted; a class of the server's has its quotes
 * @param frozen whether it is written as {@code frozen<..>}
 * @param arguments the types it is made of
 * @param dimensions of a vector, otherwise 0
 */
record CqlTypeText(String name, boolean frozen, List<CqlTypeText> arguments, int dimensions) {
  CqlTypeText {
    arguments = List.copyOf(arguments);
  }

  /** Reads a type as the server prints it. */
  static CqlTypeText parse(String text) {
    Reader reader = new Reader(text);
    CqlTypeText type = reader.type();
    if (!reader.isAtEnd()) {
      throw new IllegalArgumentException("no CQL type: " + text);
    }
    return type;
  }

  boolean isUserType() {
    return arguments.isEmpty() && !JavaTypes.SCALARS.containsKey(name) && !name.startsWith("'");
  }

  private CqlTypeText asFrozen() {
    return new CqlTypeText(name, true, arguments, dimensions);
  }

  private static final class Reader {
    private final List<CqlToken> tokens;
    private int at;

    Reader(String text) {
      this.tokens = new CqlSource("type", text).tokens();
    }

    CqlTypeText type() {
      String name = next().name();
      if (!isAt('<')) {
        return new CqlTypeText(name, false, List.of(), 0);
      }
      List<CqlTypeText> arguments = new ArrayList<>();
      int dimensions = 0;
      do {
        at++;
        if (tokens.get(at).kind() == CqlToken.Kind.CONSTANT) {
          dimensions = Integer.parseInt(next().text());
        } else {
          arguments.add(type());
        }
      } while (isAt(','));
      at++;
      return name.equals("frozen")
          ? arguments.get(0).asFrozen()
          : new CqlTypeText(name, false, arguments, dimensions);
    }

    boolean isAtEnd() {
      return at >= tokens.size();
    }

    private CqlToken next() {
      return tokens.get(at++);
    }

    private boolean isAt(char symbol) {
      return !isAtEnd() && tokens.get(at).is(symbol);
    }
  }
}

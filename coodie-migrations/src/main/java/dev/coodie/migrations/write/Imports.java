package dev.coodie.migrations.write;

import java.util.TreeSet;

/** The classes that a source names, of which none is called like another one. */
final class Imports {
  private final TreeSet<String> classes = new TreeSet<>();

  /** The simple name of a class, which is imported. */
  String use(String className) {
    if (!className.startsWith("java.lang.")) {
      classes.add(className);
    }
    return className.substring(className.lastIndexOf('.') + 1);
  }

  String annotation(String name) {
    return "@" + use("dev.coodie.annotation." + name);
  }

  /** A constant of an enum among the annotations. */
  String constant(Enum<?> value) {
    return use(value.getDeclaringClass().getName()) + "." + value.name();
  }

  /** The import statements, a line each. */
  String text() {
    StringBuilder text = new StringBuilder();
    classes.forEach(name -> text.append("import ").append(name).append(";\n"));
    return text.toString();
  }
}

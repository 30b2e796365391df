package dev.coodie.processor;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Generated;
import javax.lang.model.element.TypeElement;

/** The class generated for one type: its imports, head and members. */
final class JavaFile {
  private final Env env;
  private final TypeElement type;
  private final Imports imports;
  private final List<String> members = new ArrayList<>();
  private String implemented = "";
  private boolean unchecked;

  JavaFile(Env env, TypeElement type) {
    this.env = env;
    this.type = type;
    this.imports = new Imports(env, type, Names.generated(type));
  }

  TypeElement type() {
    return type;
  }

  Imports imports() {
    return imports;
  }

  /** The type the file is generated for, as the file names it. */
  String document() {
    return imports.name(type);
  }

  /** The generated class, as the file names it. */
  String self() {
    return Names.generated(type);
  }

  /** A class of {@code dev.coodie.column}. */
  String column(String simpleName) {
    return imports.name("dev.coodie.column", simpleName);
  }

  String string(String value) {
    return env.elements().getConstantExpression(value);
  }

  /** Whether the code can create an instance with a constructor without parameters. */
  boolean canCreate(TypeElement wanted) {
    return !Env.isAbstract(wanted) && env.hasConstructor(wanted, type);
  }

  /** The generated class implements {@code type}. */
  void implement(String type) {
    implemented = " implements " + type;
  }

  /** The code has a cast that the compiler cannot check. */
  void hasUncheckedCast() {
    unchecked = true;
  }

  void line(int indent, String text) {
    members.add(Layout.indented(indent, text));
  }

  void lines(List<String> lines) {
    members.addAll(lines);
  }

  /** Sets what follows apart from what is there, if anything. */
  void blank() {
    if (!members.isEmpty()) {
      members.add("");
    }
  }

  /** The source code, with {@code summary} as the class's Javadoc. */
  String text(String summary) {
    List<String> head = new ArrayList<>();
    head.add("/** " + summary + " */");
    if (env.elements().getTypeElement(env.elements().getModuleOf(type), Generated.class.getName())
        != null) {
      String generated = imports.name("javax.annotation.processing", "Generated");
      head.add("@" + generated + "(\"" + DocumentProcessor.class.getName() + "\")");
    }
    List<String> suppressed = new ArrayList<>();
    if (unchecked) {
      suppressed.add("\"unchecked\"");
    }
    if (Deprecations.touch(env, type)) {
      suppressed.addAll(List.of("\"deprecation\"", "\"removal\""));
    }
    if (!suppressed.isEmpty()) {
      head.add("@SuppressWarnings({" + String.join(", ", suppressed) + "})");
    }
    List<String> all = new ArrayList<>();
    String packageName = env.elements().getPackageOf(type).getQualifiedName().toString();
    if (!packageName.isEmpty()) {
      all.add("package " + packageName + ";");
      all.add("");
    }
    imports.needed().forEach(name -> all.add("import " + name + ";"));
    all.add("");
    all.addAll(head);
    all.add("public final class " + self() + implemented + " {");
    all.addAll(members);
    all.add("}");
    return String.join("\n", all) + "\n";
  }
}

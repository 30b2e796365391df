package dev.coodie.processor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** The simple names that a generated file uses. The first type of a name gets it. */
final class Imports {
  private final Env env;
  private final ModuleElement ownModule; // looking in all others takes as long as writing a file
  private final String ownPackage;
  private final Map<String, String> bySimpleName = new TreeMap<>();

  Imports(Env env, TypeElement document, String generated) {
    this.env = env;
    this.ownModule = env.elements().getModuleOf(document);
    this.ownPackage = packageOf(document);
    bySimpleName.put(generated, qualified(ownPackage, generated));
    name(document);
  }

  /** How the file names a type. */
  String name(TypeElement type) {
    if (type.getEnclosingElement() instanceof TypeElement outer) {
      return name(outer) + "." + type.getSimpleName();
    }
    return name(packageOf(type), Env.name(type));
  }

  /** How the file names the class generated for a type. */
  String generated(TypeElement type) {
    return name(packageOf(type), Names.generated(type));
  }

  /** How the file names a top-level class. */
  String name(String packageName, String simpleName) {
    String qualified = qualified(packageName, simpleName);
    if (packageName.equals("java.lang")
        && env.elements().getTypeElement(ownModule, qualified(ownPackage, simpleName)) != null) {
      return qualified; // the package has a class that hides this one
    }
    String other = bySimpleName.putIfAbsent(simpleName, qualified);
    return other == null || other.equals(qualified) ? simpleName : qualified;
  }

  String type(TypeMirror type) {
    return TypeText.of(type, this::name);
  }

  /** What to import, sorted. */
  List<String> needed() {
    return bySimpleName.values().stream()
        .filter(name -> name.contains("."))
        .filter(name -> !packageOf(name).equals("java.lang") && !packageOf(name).equals(ownPackage))
        .sorted()
        .toList();
  }

  private String packageOf(TypeElement type) {
    return env.elements().getPackageOf(type).getQualifiedName().toString();
  }

  private static String packageOf(String qualified) {
    return qualified.substring(0, qualified.lastIndexOf('.'));
  }

  private static String qualified(String packageName, String simpleName) {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }
}

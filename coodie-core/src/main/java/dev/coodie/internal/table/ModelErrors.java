package dev.coodie.internal.table;

import dev.coodie.column.ValueType;
import dev.coodie.error.ConfigurationException;

/** Tells why a class that was generated gives no model. */
final class ModelErrors {
  private ModelErrors() {}

  /**
   * The error for {@code type}, wanted as a document or projection, whose class {@code generated}
   * is there.
   */
  static ConfigurationException of(
      Class<?> type, String generated, String wanted, Throwable cause) {
    if (cause instanceof IllegalAccessException && type.getModule().isNamed()) {
      return closed(type, cause);
    }
    if (cause instanceof NoSuchFieldException && isValue(type, generated)) {
      return new ConfigurationException(
          "coodie-607",
          type.getName()
              + " is a @UserType or @Tuple, which has no table, and no "
              + wanted
              + ". Make it a property of a document, or annotate it with "
              + (wanted.equals("document") ? "@Document" : "@Projection")
              + " instead.",
          cause);
    }
    return new ConfigurationException(
        "coodie-609",
        generated
            + " does not fit this version of coodie. Build the project again, with coodie-processor"
            + " and coodie-core of the same version.",
        cause);
  }

  private static ConfigurationException closed(Class<?> type, Throwable cause) {
    Module own = ModelErrors.class.getModule();
    return new ConfigurationException(
        "coodie-624",
        "Package "
            + type.getPackageName()
            + " of module "
            + type.getModule().getName()
            + " is closed to coodie, which reads what was generated for "
            + type.getSimpleName()
            + " there. Add to its module-info.java: opens "
            + type.getPackageName()
            + (own.isNamed() ? " to " + own.getName() : "")
            + ";",
        cause);
  }

  private static boolean isValue(Class<?> type, String generated) {
    try {
      return Class.forName(generated, false, type.getClassLoader()).getField("TYPE").getType()
          == ValueType.class;
    } catch (ReflectiveOperationException e) {
      return false; // no class of this version either
    }
  }
}

package dev.coodie.spark.internal.type;

import dev.coodie.spark.internal.connect.JobOption;
import dev.coodie.spark.internal.connect.JobOptions;
import java.lang.reflect.InvocationTargetException;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * What Spark has for times of day: numbers of nanoseconds, or its {@code TIME}, which Spark 4.0
 * does not have, and later ones only where it is switched on.
 */
record TimesOfDay(@Nullable DataType type) {
  private static final String SWITCH = "spark.sql.timeType.enabled";

  /** The most digits of a second that it declares; inside it has nanoseconds. */
  private static final int MICROSECONDS = 6;

  static TimesOfDay of(JobOptions options) {
    String choice = options.get(JobOption.TIMES).orElse("");
    DataType type = time();
    boolean on = type != null && SQLConf.get().getConfString(SWITCH, "false").equals("true");
    return switch (choice) {
      case "" -> new TimesOfDay(on ? type : null);
      case "nanos" -> new TimesOfDay(null);
      case "time" -> {
        if (!on) {
          throw JobOptions.wrong(
              JobOption.TIMES,
              "nanos; or time with a Spark that has the type TIME, in a session with "
                  + SWITCH
                  + " = true");
        }
        yield new TimesOfDay(type);
      }
      default -> throw JobOptions.wrong(JobOption.TIMES, "nanos or time");
    };
  }

  /** Null before Spark 4.1. */
  private static @Nullable DataType time() {
    try {
      return Class.forName("org.apache.spark.sql.types.TimeType")
          .asSubclass(DataType.class)
          .getConstructor(int.class)
          .newInstance(MICROSECONDS);
    } catch (ClassNotFoundException e) {
      return null;
    } catch (NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException("Spark's type TIME cannot be made.", e);
    }
  }
}

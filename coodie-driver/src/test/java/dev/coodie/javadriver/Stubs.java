package dev.coodie.javadriver;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/** Stand-ins for interfaces of the driver that answer only what a test gives them. */
final class Stubs {
  private Stubs() {}

  /** Knows nothing but who it is. */
  static <T> T of(Class<T> type) {
    return of(type, Map.of());
  }

  /** Answers the methods named. */
  static <T> T of(Class<T> type, Map<String, Function<Object[], Object>> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            Stubs.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object[] given = arguments == null ? new Object[0] : arguments;
              Function<Object[], Object> answer = answers.get(method.getName());
              return answer == null ? identity(proxy, method, given) : answer.apply(given);
            }));
  }

  private static Object identity(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "stub";
      default -> throw new UnsupportedOperationException(method.toString());
    };
  }
}

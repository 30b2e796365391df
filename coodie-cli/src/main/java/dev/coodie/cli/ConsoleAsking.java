package dev.coodie.cli;

import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks at the console of this process. */
final class ConsoleAsking implements Asking {
  private final @Nullable Console console;

  @SuppressWarnings("SystemConsoleNull") // isTerminal tells on newer ones
  ConsoleAsking() {
    Console found = System.console();
    this.console = found != null && isTerminal(found) ? found : null;
  }

  @Override
  public boolean isTerminal() {
    return console != null;
  }

  @Override
  public Optional<String> line(String question) {
    return console == null
        ? Optional.empty()
        : Optional.ofNullable(console.readLine("%s", question));
  }

  @Override
  public Optional<String> password(String question) {
    return console == null
        ? Optional.empty()
        : Optional.ofNullable(console.readPassword("%s", question)).map(String::new);
  }

  /** Since Java 22 there is a console without a terminal, too, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}

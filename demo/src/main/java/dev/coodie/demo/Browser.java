package dev.coodie.demo;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Opens an address in the browser of the desktop, if there is one. */
final class Browser {
  private Browser() {}

  /** Tries it, and says whether something was started. */
  static boolean open(String address) {
    Optional<List<String>> command =
        command(System.getProperty("os.name", ""), System.getenv(), address);
    try {
      if (command.isPresent()) {
        new ProcessBuilder(command.get())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
        return true;
      }
    } catch (IOException e) {
      return false; // the address is printed anyway
    }
    return false;
  }

  /** What opens it on that system; empty where nobody would see it. */
  static Optional<List<String>> command(
      String system, Map<String, String> environment, String address) {
    String os = system.toLowerCase(Locale.ROOT);
    if (os.contains("mac")) {
      return Optional.of(List.of("open", address));
    }
    if (os.contains("windows")) {
      return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler", address));
    }
    boolean desktop =
        environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    return desktop ? Optional.of(List.of("xdg-open", address)) : Optional.empty();
  }
}

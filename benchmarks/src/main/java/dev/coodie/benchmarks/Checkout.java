package dev.coodie.benchmarks;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that this was built in. */
public final class Checkout {
  private Checkout() {}

  /** Where the launcher and the modules are. */
  public static Path directory() {
    try {
      Path here =
          Path.of(Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      for (Path each = here; each != null; each = each.getParent()) {
        if (Files.isExecutable(each.resolve("coodie"))
            && Files.isDirectory(each.resolve("coodie-cli"))) {
          return each;
        }
      }
      throw new BenchException("The launcher of the checkout is not above " + here + ".");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

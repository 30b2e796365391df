package dev.coodie;

import dev.coodie.error.CoodieException;
import java.util.concurrent.Callable;

/** Writes a person that breaks constraints, and tells what came of it. */
public final class IsolatedWriter implements Callable<String> {
  @Override
  public String call() {
    TestDriver driver = TestDriver.empty();
    try {
      Coodie.of(driver).documents(Person.class).save(Person.GOOD.withName(""));
      return "sent " + driver.sent.size();
    } catch (CoodieException e) {
      return e.id();
    }
  }
}

package dev.coodie.internal.run;

import dev.coodie.driver.ResultPage;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Pages for one subscription, which asks for them one after another. */
public interface PageSource {
  /** The next page, null when there is none. */
  CompletionStage<@Nullable ResultPage> next();

  /** Whether asking for the next page causes something to be sent, so that it needs demand. */
  boolean needsDemand();

  /** All rows of the page before were given away. */
  void used();

  /** Nothing more is wanted. Stops what is under way. */
  void cancel();
}

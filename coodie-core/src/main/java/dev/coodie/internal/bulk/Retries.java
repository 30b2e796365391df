package dev.coodie.internal.bulk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Parcels that wait to be sent again, without a thread that waits. */
final class Retries<T, R> {
  private final Set<Parcel<T, R>> waiting = new LinkedHashSet<>();
  private final Queue<Parcel<T, R>> due = new ConcurrentLinkedQueue<>();
  private final Turns turns;

  Retries(Turns turns) {
    this.turns = turns;
  }

  void later(Parcel<T, R> parcel) {
    waiting.add(parcel);
    CompletableFuture.delayedExecutor(
            Backoff.nanosAfter(parcel.attempts()), TimeUnit.NANOSECONDS, Runnable::run)
        .execute(
            () -> {
              due.add(parcel);
              turns.news();
            });
  }

  /** One that has waited long enough, null if there is none. */
  @Nullable Parcel<T, R> due() {
    Parcel<T, R> parcel = due.poll();
    while (parcel != null && !waiting.remove(parcel)) {
      parcel = due.poll();
    }
    return parcel;
  }

  /** All that wait, which they do no longer. */
  List<Parcel<T, R>> end() {
    List<Parcel<T, R>> all = new ArrayList<>(waiting);
    waiting.clear();
    return all;
  }
}

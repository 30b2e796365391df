package dev.coodie.internal.bulk;

import dev.coodie.internal.run.Runner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes items from a source while fewer requests are in flight than may be, sends them, and gives
 * them to an outlet with what became of them. {@link #advance} goes as far as it can without
 * waiting for answers; one thread at a time is in it. Everything but {@link #stop} belongs to that
 * thread.
 */
final class Engine<T, R> {
  private static final long PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** So many items are taken before the loop looks whether it is to stop. */
  private static final int MOST_AT_ONCE = 1_000;

  /** The loop is woken when so many of the requests in flight are answered: one of eight. */
  private static final int WAKE_SHARE = 8;

  private final Runner runner;
  private final Plan plan;
  private final Source<T> source;
  private final Work<T, R> work;
  private final Outlet<T, R> outlet;
  private final Turns turns;
  private final Answers<T, R> answers;
  private final Retries<T, R> retries;
  private final Limit limit;
  private final Tally tally = new Tally();
  private final Rows<T, R> rows = new Rows<>();
  private final Held<T, R> held = new Held<>();
  private final Deque<Item<T, R>> leaving = new ArrayDeque<>();
  private final Consumer<Item<T, R>> admitting = this::admit;
  private final Relief relief = new Relief(this::relieve);
  private final boolean patient;
  private volatile @Nullable Stop wanted;
  private @Nullable Stop stop;
  private @Nullable Throwable broken;
  private boolean sourceEnded;
  private boolean ended;
  private int inFlight;
  private int open;
  private long reportedAt = System.nanoTime();

  /** {@code patient}: nobody waits for single items, so that several answers are taken at once. */
  Engine(
      Runner runner,
      Plan plan,
      Source<T> source,
      Work<T, R> work,
      Outlet<T, R> outlet,
      Turns turns,
      boolean patient) {
    this.runner = runner;
    this.plan = plan;
    this.source = source;
    this.work = work;
    this.outlet = outlet;
    this.turns = turns;
    this.patient = patient;
    this.answers = new Answers<>(turns);
    this.retries = new Retries<>(turns);
    this.limit = new Limit(plan.most());
    source.start(turns::news);
  }

  /** Ends the job early; from any thread. */
  void stop(Stop why) {
    if (wanted == null) {
      wanted = why;
    }
    turns.news();
  }

  /** Whether the job is to end early. */
  boolean isStopping() {
    return wanted != null;
  }

  /** Has the loop look once more; from any thread. */
  void news() {
    turns.news();
  }

  Tally tally() {
    return tally;
  }

  boolean isEnded() {
    return ended;
  }

  /** Whether the loop may rest until it is woken: answers that came since were not enough. */
  boolean mayRest() {
    return answers.restUntil(patient ? Math.max(1, inFlight / WAKE_SHARE) : 1);
  }

  /**
   * Goes as far as it can, and looks now and then whether that is still wanted. Never throws; what
   * goes wrong here ends the job.
   */
  void advance(Runnable look) {
    relief.begin();
    answers.awake();
    try {
      do {
        look.run();
      } while (!ended && step());
    } catch (Throwable e) {
      ended = true;
      tally.end();
      source.cancel();
      runner.end(e);
      outlet.end(e);
    } finally {
      relief.end();
    }
  }

  private boolean step() throws Throwable {
    if (broken != null) {
      throw broken;
    }
    Stop outside = wanted;
    if (outside != null && !isDropping()) {
      stopWith(outside);
    }
    if (stop == null && !sourceEnded && runner.isClosed()) {
      stopWith(Stop.closed(null));
    }
    boolean moved = takeAnswers();
    if (moved) {
      reportProgress();
    }
    moved |= deliver();
    moved |= send();
    if (moved) {
      return true;
    }
    endIfDone();
    return false;
  }

  // What came back

  private boolean takeAnswers() {
    Parcel<T, R> next = answers.take();
    if (next == null) {
      return false;
    }
    while (next != null) {
      Parcel<T, R> parcel = next;
      next = parcel.below;
      parcel.below = null;
      if (Backoff.isOverload(parcel.error())) {
        limit.overloaded();
      } else if (parcel.error() == null) {
        limit.answered(parcel.nanos(), inFlight);
      }
      inFlight--;
      Throwable error = parcel.error();
      parcel.settle(this);
      if (error != null && stop == null && Runner.isClosed(error)) {
        stopWith(Stop.closed(error));
      }
    }
    return true;
  }

  /** Whether it will be sent again, later. */
  boolean retries(Parcel<T, R> parcel) {
    Throwable error = parcel.error();
    if (isDropping()
        || error == null
        || parcel.attempts() > plan.retries()
        || !parcel.idempotent()
        || !Backoff.isTransient(error)) {
      return false;
    }
    retries.later(parcel);
    return true;
  }

  /** An item of a batch that the server refused as a whole. */
  void sendAlone(Item<T, R> item) {
    if (isDropping()) {
      finish(item);
    } else {
      held.addAlone(item);
    }
  }

  /** What the server said to a batch. */
  void batchAnswered(boolean taken) {
    held.batchAnswered(taken);
  }

  /** It is known what became of it. */
  void finish(Item<T, R> item) {
    Request<R> request = item.request();
    held.leave(item);
    item.end();
    tally.settle(item);
    if (!plan.ordered()) {
      leaving.add(item);
    }
    if (request != null) {
      rows.leave(item, request, admitting);
    }
  }

  private boolean deliver() {
    boolean moved = false;
    for (Item<T, R> item = leaving.peek();
        item != null && item.isSettled() && outlet.wants();
        item = leaving.peek()) {
      leaving.remove();
      open--;
      outlet.give(item);
      moved = true;
    }
    return moved;
  }

  // What is sent

  private boolean send() {
    boolean moved = false;
    for (int i = 0; i < MOST_AT_ONCE && answers.isEmpty(); i++) {
      boolean free = inFlight < limit.now();
      Parcel<T, R> next = free ? waiting(true) : null;
      if (next == null && mayTake(free) && take()) {
        moved = true;
        continue;
      }
      if (next == null && free) {
        next = held.next(false);
      }
      if (next == null) {
        return moved;
      }
      dispatch(next);
      moved = true;
    }
    return true;
  }

  /** What need not be taken from the source first. */
  private @Nullable Parcel<T, R> waiting(boolean whole) {
    Parcel<T, R> due = retries.due();
    return due == null ? held.next(whole) : due;
  }

  private @Nullable Parcel<T, R> sendable() {
    return inFlight < limit.now() ? waiting(false) : null;
  }

  private void dispatch(Parcel<T, R> parcel) {
    if (parcel.attempts() > 0) {
      tally.retry();
    }
    inFlight++;
    parcel.dispatch(runner, answers);
  }

  /** What cannot be sent yet may find others of its partition. */
  private boolean mayTake(boolean free) {
    return !sourceEnded
        && stop == null
        && outlet.hasBegun()
        && open < window()
        && (free || (held.looksAhead() && held.hasRoom()));
  }

  /** Who is given single items has asked for no more than can be sent. */
  private int window() {
    return patient ? held.window(plan.most()) : plan.most();
  }

  /** Whether an item was taken, or the source ended. */
  private boolean take() {
    try {
      int window = window() - open;
      int room = held.looksAhead() ? window : Math.min(window, limit.now() - inFlight);
      switch (read(room)) {
        case NOTHING_YET -> {
          return false;
        }
        case END -> sourceEnded = true;
        case ITEM -> begin(new Item<>(tally.taken(), source.item()));
      }
    } catch (RuntimeException | Error e) {
      stopWith(Stop.source(e));
    }
    return true;
  }

  private Source.Found read(int room) {
    relief.lend(!held.isEmpty());
    try {
      return source.next(room);
    } finally {
      if (relief.takeBack()) {
        held.sourcePaused();
      }
    }
  }

  /** While the source keeps the loop waiting; whether something still waits to be sent. */
  private boolean relieve() {
    try {
      if (wanted == null && !runner.isClosed()) {
        takeAnswers();
        Parcel<T, R> next = sendable();
        while (next != null) {
          dispatch(next);
          next = sendable();
        }
      }
    } catch (Throwable e) {
      broken = e;
    }
    return !held.isEmpty();
  }

  private void begin(Item<T, R> item) {
    tally.take();
    open++;
    if (plan.ordered()) {
      leaving.add(item);
    }
    Request<R> request;
    try {
      request = work.request(item.given(work));
    } catch (RuntimeException | Error e) {
      item.failWith(e, 0);
      finish(item);
      reportProgress();
      return;
    }
    item.become(request);
    if (rows.enter(item, request)) {
      admit(item);
    }
  }

  /** No item of its row is before it any more. */
  private void admit(Item<T, R> item) {
    if (isDropping()) {
      return;
    }
    Request<R> request = item.request();
    if (request != null) {
      held.add(item, request);
    }
  }

  // How it ends

  private boolean isDropping() {
    return stop != null && stop.drops();
  }

  /** Takes nothing more; drops what was not sent, unless the source failed. */
  private void stopWith(Stop why) {
    stop = why;
    if (!sourceEnded) {
      source.cancel();
    }
    if (why.drops()) {
      for (Parcel<T, R> parcel : held.end()) {
        if (parcel.attempts() > 0) {
          parcel.giveUp(this);
        }
      }
      retries.end().forEach(parcel -> parcel.giveUp(this));
    }
  }

  private void endIfDone() {
    boolean over =
        isDropping() ? inFlight == 0 : (sourceEnded || stop != null) && inFlight == 0 && open == 0;
    if (over) {
      tally.end();
      Consumer<Tally> listener = plan.onProgress();
      if (listener != null) {
        tell(listener);
      }
      ended = true;
      leaving.clear();
      Stop why = stop;
      if (runner.isObserved()) {
        runner.end(why == null ? Stop.failures(tally, work) : why.error(tally, work));
      }
      outlet.end(why == null ? null : why.error(tally, work));
    }
  }

  private void reportProgress() {
    Consumer<Tally> listener = plan.onProgress();
    if (listener != null && System.nanoTime() - reportedAt >= PROGRESS_NANOS) {
      reportedAt = System.nanoTime();
      tell(listener);
    }
  }

  private void tell(Consumer<Tally> listener) {
    try {
      listener.accept(tally);
    } catch (RuntimeException | Error e) {
      if (stop == null) {
        stopWith(Stop.listener(e));
      }
    }
  }
}

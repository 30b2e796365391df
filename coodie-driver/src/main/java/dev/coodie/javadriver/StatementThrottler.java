package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.session.throttling.RequestThrottler;
import com.datastax.oss.driver.api.core.session.throttling.Throttled;
import com.datastax.oss.driver.internal.core.context.InternalDriverContext;
import com.datastax.oss.driver.internal.core.session.DefaultSession;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many requests are in flight; the others wait in the order in which they came. Named in
 * the configuration that coodie gives to the driver; not for applications. Thread-safe.
 *
 * <p>Requests are started in a loop that one thread at a time runs, never from within the end of
 * another: a queue of thousands of requests that fail at once does not deepen the stack. None is
 * started while a node is up whose connections are full, or were closed and are not open again: it
 * would only fail. The driver ends those whose timeout is over, which are then removed from the
 * queue.
 */
public final class StatementThrottler implements RequestThrottler {
  private static final int STARTED_IN_ONE_GO = 256;
  private static final long LOOK_AGAIN_MILLIS = 20;

  /** Where the loop goes on later, or on another thread. */
  interface Later {
    void run(Runnable task, long millis);
  }

  /** The session was closed while the request waited. */
  static final class Closing extends RequestThrottlingException {
    private static final long serialVersionUID = 1L;

    Closing() {
      super("The session is shutting down");
    }

    @Override
    public DriverException copy() {
      return new Closing();
    }
  }

  /** The driver threw when it was to start the request. */
  static final class NotStarted extends RequestThrottlingException {
    private static final long serialVersionUID = 1L;

    private final Throwable reason;

    NotStarted(Throwable reason) {
      super("The request could not be started");
      this.reason = reason;
    }

    Throwable reason() {
      return reason;
    }

    @Override
    public DriverException copy() {
      return new NotStarted(reason);
    }
  }

  private final int mostInFlight;
  private final int mostWaiting;
  private final BooleanSupplier room;
  private final Runnable doubt;
  private final Later later;
  private final @Nullable Connections connections;

  private final ReentrantLock lock = new ReentrantLock();
  // Written under the lock. Requests have no equals of their own.
  private final Map<Throttled, Optional<Sending>> waiting = new LinkedHashMap<>();
  private volatile int waitingCount;
  private volatile boolean closed;

  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger rounds = new AtomicInteger();
  private final AtomicBoolean looksAgain = new AtomicBoolean();

  /** Called by the driver. */
  public StatementThrottler(DriverContext context) {
    this(context.getConfig().getDefaultProfile(), new Connections(), elsewhere(context));
  }

  private StatementThrottler(DriverExecutionProfile options, Connections connections, Later later) {
    this(
        options.getInt(DefaultDriverOption.REQUEST_THROTTLER_MAX_CONCURRENT_REQUESTS),
        options.getInt(DefaultDriverOption.REQUEST_THROTTLER_MAX_QUEUE_SIZE),
        connections::haveRoom,
        connections::doubt,
        later,
        connections);
  }

  StatementThrottler(
      int mostInFlight,
      int mostWaiting,
      BooleanSupplier room,
      Runnable doubt,
      Later later,
      @Nullable Connections connections) {
    this.mostInFlight = mostInFlight;
    this.mostWaiting = mostWaiting;
    this.room = room;
    this.doubt = doubt;
    this.later = later;
    this.connections = connections;
  }

  /** Whether a session has this throttler, which looks at its connections from now on. */
  static boolean watch(CqlSession session) {
    if (!(session.getContext().getRequestThrottler() instanceof StatementThrottler own)) {
      return false;
    }
    if (own.connections != null && session instanceof DefaultSession known) {
      own.connections.watch(known);
    }
    return true;
  }

  private static Later elsewhere(DriverContext context) {
    return (task, millis) -> {
      Future<?> unused =
          ((InternalDriverContext) context)
              .getNettyOptions()
              .ioEventLoopGroup()
              .schedule(task, millis, TimeUnit.MILLISECONDS);
    };
  }

  @Override
  public void register(Throttled request) {
    Sending sending = Sending.executing();
    if (waitingCount == 0 && !closed && begin()) {
      request.onThrottleReady(false);
      return;
    }
    RequestThrottlingException refusal = enqueue(request, sending);
    if (refusal == null) {
      startWaiting();
    } else {
      request.onThrottleFailure(refusal);
    }
  }

  @Override
  public void signalSuccess(Throttled request) {
    end();
  }

  @Override
  public void signalError(Throttled request, Throwable error) {
    doubt.run();
    end();
  }

  @Override
  public void signalTimeout(Throttled request) {
    giveUp(request);
  }

  @Override
  public void signalCancel(Throttled request) {
    giveUp(request);
  }

  /** Fails what waits; what is under way goes on. */
  @Override
  public void close() {
    closed = true;
    List<Throttled> left;
    lock.lock();
    try {
      left = new ArrayList<>(waiting.keySet());
      waiting.clear();
      waitingCount = 0;
    } finally {
      lock.unlock();
    }
    left.forEach(request -> request.onThrottleFailure(new Closing()));
  }

  int inFlight() {
    return inFlight.get();
  }

  int waiting() {
    return waitingCount;
  }

  private @Nullable RequestThrottlingException enqueue(
      Throttled request, @Nullable Sending sending) {
    lock.lock();
    try {
      if (closed) {
        return new Closing();
      }
      if (waitingCount >= mostWaiting) {
        return new RequestThrottlingException(
            mostInFlight + " requests are under way, and " + mostWaiting + " wait");
      }
      if (sending != null) {
        sending.waits();
      }
      waiting.put(request, Optional.ofNullable(sending));
      waitingCount = waiting.size();
      return null;
    } finally {
      lock.unlock();
    }
  }

  private void giveUp(Throttled request) {
    boolean waited;
    lock.lock();
    try {
      waited = waiting.remove(request) != null;
      waitingCount = waiting.size();
    } finally {
      lock.unlock();
    }
    if (!waited) {
      doubt.run();
      end();
    }
  }

  private boolean begin() {
    if (!room.getAsBoolean()) {
      return false;
    }
    int now = inFlight.get();
    while (now < mostInFlight) {
      if (inFlight.compareAndSet(now, now + 1)) {
        return true;
      }
      now = inFlight.get();
    }
    return false;
  }

  private void end() {
    inFlight.decrementAndGet();
    startWaiting();
  }

  /** Goes round as long as there was news; who comes meanwhile leaves it to the one that does. */
  private void startWaiting() {
    if (waitingCount == 0 || rounds.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      try {
        startSome();
      } catch (RuntimeException | Error e) {
        rounds.set(0); // the next that ends goes on
        throw e;
      }
      seen = rounds.addAndGet(-seen);
    } while (seen != 0);
  }

  private void startSome() {
    for (int started = 0; waitingCount > 0; started++) {
      if (started == STARTED_IN_ONE_GO) {
        goOn(0); // the thread may be one that reads answers
        return;
      }
      if (!begin()) {
        if (inFlight.get() < mostInFlight) {
          goOn(LOOK_AGAIN_MILLIS); // nobody tells when a connection has room again
        }
        return;
      }
      if (!startNext()) {
        inFlight.decrementAndGet();
      }
    }
  }

  private void goOn(long millis) {
    if (looksAgain.compareAndSet(false, true)) {
      try {
        later.run(
            () -> {
              looksAgain.set(false);
              startWaiting();
            },
            millis);
      } catch (RejectedExecutionException e) {
        looksAgain.set(false); // the session is closed, and so is this, or will be
      }
    }
  }

  /** Whether the permit was used. */
  private boolean startNext() {
    Throttled request;
    Optional<Sending> sending;
    lock.lock();
    try {
      Iterator<Map.Entry<Throttled, Optional<Sending>>> first = waiting.entrySet().iterator();
      if (!first.hasNext()) {
        return false;
      }
      Map.Entry<Throttled, Optional<Sending>> next = first.next();
      request = next.getKey();
      sending = next.getValue();
      first.remove();
      waitingCount = waiting.size();
    } finally {
      lock.unlock();
    }
    sending.ifPresent(Sending::begins);
    try {
      request.onThrottleReady(true);
      return true;
    } catch (RuntimeException | Error e) {
      request.onThrottleFailure(new NotStarted(e));
      return false;
    }
  }
}

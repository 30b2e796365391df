package dev.coodie.observe;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells each of several listeners. */
record Several(List<OperationListener> listeners) implements OperationListener {
  @Override
  public void begins(Operation operation) {
    tell(each -> each.begins(operation));
  }

  @Override
  public void sends(Operation operation, OperationRequest request) {
    tell(each -> each.sends(operation, request));
  }

  @Override
  public void answers(Operation operation, OperationRequest request, OperationAnswer answer) {
    tell(each -> each.answers(operation, request, answer));
  }

  @Override
  public void repeats(Operation operation, Repetition repetition) {
    tell(each -> each.repeats(operation, repetition));
  }

  @Override
  public void ends(Operation operation, Duration took, @Nullable Throwable error) {
    tell(each -> each.ends(operation, took, error));
  }

  private void tell(Consumer<OperationListener> event) {
    RuntimeException first = null;
    for (OperationListener each : listeners) {
      try {
        event.accept(each);
      } catch (RuntimeException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}

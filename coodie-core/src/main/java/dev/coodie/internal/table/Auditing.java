package dev.coodie.internal.table;

import dev.coodie.column.ValueType;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.InvalidDocumentException;
import dev.coodie.model.AuditColumns;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ModelColumn;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fills the columns that tell who wrote a row, and when, before a document is written. What is
 * known of the row decides about those of its creation: null in them is filled in a new row, and
 * never written to another.
 *
 * @param clock what time it is
 * @param user who writes; null if the configuration does not tell
 */
public record Auditing(InstantSource clock, @Nullable User<?> user) {
  /** The system's clock, and no user. */
  public static final Auditing DEFAULT = new Auditing(Clock.systemUTC(), null);

  /** What tells the current user, of a type that columns can have. */
  public record User<U>(Class<U> type, Supplier<? extends U> current) {}

  /** Fails if the user is of another type than the columns for it. */
  public void check(DocumentModel<?> model) {
    check(model, model.audit().createdBy());
    check(model, model.audit().modifiedBy());
    model.variants().forEach(this::check);
  }

  private void check(DocumentModel<?> model, int place) {
    if (place >= 0 && user != null) {
      ModelColumn column = model.columns().get(place);
      Class<?> wanted = column.column().type().javaType();
      if (!wanted.equals(user.type)) {
        throw new ConfigurationException(
            "coodie-1214",
            "Column \""
                + column.name()
                + "\" of "
                + model.typeName()
                + " is for users of type "
                + wanted.getSimpleName()
                + ", but CoodieConfig.currentUser(..) gives "
                + user.type.getSimpleName()
                + ". Use the same type in both places.");
      }
    }
  }

  /** The document as it is inserted if there is no row. */
  <D> D inserted(DocumentModel<D> model, D document) {
    return model.audit().isEmpty() ? document : written(model, model.cells(document, 0), true);
  }

  /** The document as it is saved; {@code skipsNulls} leaves cells as they are. */
  <D> D saved(DocumentModel<D> model, D document, boolean skipsNulls) {
    if (model.audit().isEmpty()) {
      return document;
    }
    @Nullable ByteBuffer[] cells = model.cells(document, 0);
    boolean versioned = model.versionPosition() >= 0;
    int createdAt = model.audit().createdAt();
    if (!versioned && !skipsNulls && createdAt >= 0 && cells[createdAt] == null) {
      throw new InvalidDocumentException(
          "coodie-1211",
          model.typeName()
              + " has null in @CreatedAt column \""
              + model.columns().get(createdAt).name()
              + "\", and save() does not know whether its row is new. If it is, use"
              + " insertIfNotExists(), which fills the column, or give the time. If it is not, save a"
              + " document that was read, or use saveChanges() or skipNulls(). A @Version tells them"
              + " apart. Nothing was sent.");
    }
    return written(model, cells, versioned && isZero(cells[model.versionPosition()]));
  }

  /** The document that is written in the place of {@code before}. */
  <D> D changed(DocumentModel<D> model, D before, D after) {
    AuditColumns audit = model.audit();
    if (audit.isEmpty() || !before.getClass().equals(after.getClass())) {
      return after; // two variants, which is refused later
    }
    @Nullable ByteBuffer[] cells = model.cells(after, 0);
    @Nullable ByteBuffer[] old = model.cells(before, 0);
    for (int i = 0; i < cells.length; i++) {
      if (audit.isCreation(i) && cells[i] == null) {
        cells[i] = old[i];
      }
    }
    return written(model, cells, false);
  }

  private <D> D written(DocumentModel<D> model, @Nullable ByteBuffer[] cells, boolean isNew) {
    AuditColumns audit = model.audit();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (isNew && isMissing(cells, audit.createdAt())) {
      cells[audit.createdAt()] = ValueType.TIMESTAMP.encode(now);
    }
    if (audit.modifiedAt() >= 0) {
      cells[audit.modifiedAt()] = ValueType.TIMESTAMP.encode(now);
    }
    boolean creator = isNew && isMissing(cells, audit.createdBy());
    if (creator || audit.modifiedBy() >= 0) {
      Object current = currentUser(model, creator ? audit.createdBy() : audit.modifiedBy());
      if (creator) {
        cells[audit.createdBy()] = encode(model, audit.createdBy(), current);
      }
      if (audit.modifiedBy() >= 0) {
        cells[audit.modifiedBy()] = encode(model, audit.modifiedBy(), current);
      }
    }
    return model.unhooked(cells);
  }

  private static boolean isMissing(@Nullable ByteBuffer[] cells, int place) {
    return place >= 0 && cells[place] == null;
  }

  private static boolean isZero(@Nullable ByteBuffer version) {
    for (int i = 0; version != null && i < version.remaining(); i++) {
      if (version.get(version.position() + i) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Who is meant for the column at {@code place}. */
  private Object currentUser(DocumentModel<?> model, int place) {
    ModelColumn column = model.columns().get(place);
    if (user == null) {
      throw new ConfigurationException(
          "coodie-1212",
          "Nobody tells the current user, who belongs in column \""
              + column.name()
              + "\" of "
              + model.typeName()
              + ". Give one with CoodieConfig.currentUser(..). Nothing was sent.");
    }
    @Nullable Object current = user.current.get();
    if (current == null) {
      throw new InvalidDocumentException(
          "coodie-1213",
          "The supplier of CoodieConfig.currentUser(..) returned null, so column \""
              + column.name()
              + "\" of "
              + model.typeName()
              + " cannot be filled. Let it return a name for writes that no user makes, such as"
              + " \"system\". Nothing was sent.");
    }
    return current;
  }

  private static ByteBuffer encode(DocumentModel<?> model, int place, Object user) {
    return encode(model.columns().get(place).column().type(), user);
  }

  private static <V> ByteBuffer encode(ValueType<V> type, Object value) {
    return type.encode(type.check(value));
  }
}

package dev.coodie.internal.cql;

import dev.coodie.column.Assignment;
import dev.coodie.column.Element;
import dev.coodie.column.Ordering;
import dev.coodie.column.Term;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that makes the text of two statements of one table differ, and nothing else: two calls
 * of the same shape share one text and so one prepared statement. Compared by value.
 */
public final class Shape {
  private final @Nullable Object[] parts;
  private int size;
  private int hash = 1;

  /** An empty shape with room for the parts of a usual statement. */
  public Shape(int room) {
    this.parts = new Object[room];
  }

  /** The room that the terms take at most. */
  public static int room(List<Term> terms) {
    int room = 1;
    for (int i = 0; i < terms.size(); i++) {
      boolean two = terms.get(i) instanceof Term.Comparison c && !c.isTypedByServer();
      room += two ? 2 : 3;
    }
    return room;
  }

  /** Adds a constant, compared by {@code equals}. */
  public Shape add(@Nullable Object part) {
    parts[size++] = part;
    hash = 31 * hash + (part == null ? 0 : part.hashCode());
    return this;
  }

  /** Adds conditions without their values. */
  public Shape addTerms(List<Term> terms) {
    add(terms.size());
    for (int i = 0; i < terms.size(); i++) {
      Term term = terms.get(i);
      if (term instanceof Term.Comparison comparison) {
        add(comparison.column()).add(comparison.operator());
        if (comparison.isTypedByServer()) {
          add(comparison.type(0)); // it changes when a user-defined type grows
        }
      } else if (term instanceof Term.Several several) {
        add(several.columns()).add(several.operator()).add(several.form());
      } else {
        Term.OfElement element = (Term.OfElement) term;
        String field = element.place().field();
        add(element.columns()).add(element.operator()).add(field == null ? "[]" : field);
      }
    }
    return this;
  }

  /** Adds assignments without their values. */
  public Shape addAssignments(List<? extends Assignment<?>> assignments) {
    add(assignments.size());
    for (Assignment<?> assignment : assignments) {
      Element.Place place = assignment.place();
      add(assignment.column()).add(assignment.kind()).add(place == null ? null : place.field());
    }
    return this;
  }

  /** The room that assignments take. */
  public static int room(int assignments) {
    return 1 + 3 * assignments;
  }

  /** Adds orderings, but not how many there are. */
  public Shape addOrderings(List<? extends Ordering<?>> orderings) {
    for (int i = 0; i < orderings.size(); i++) {
      Ordering<?> ordering = orderings.get(i);
      add(ordering.column()).add(ordering.order());
    }
    return this;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Shape that
        && hash == that.hash
        && size == that.size
        && Arrays.equals(parts, that.parts);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}

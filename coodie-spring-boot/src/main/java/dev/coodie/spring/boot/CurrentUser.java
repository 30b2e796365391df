package dev.coodie.spring.boot;

/**
 * A bean that tells who uses the application now: what fills {@link
 * dev.coodie.annotation.CreatedBy} and {@link dev.coodie.annotation.ModifiedBy}. As {@link
 * dev.coodie.CoodieConfig#currentUser} says, it is asked on the thread that saves. There is one
 * such bean, or none.
 *
 * @param <U> the type of these properties
 */
@FunctionalInterface
public interface CurrentUser<U> {
  /** The user; never null, so give a name to what runs without one. */
  U get();
}

package dev.coodie.model;

/**
 * What coodie's handles pass to one another, each visible only to its own package. {@code Coodie}
 * and its handles create them; an application needs none, and its own implementation is refused
 * with a {@link ClassCastException}.
 *
 * @param <D> what is read or written
 */
public interface Inside<D> {}

package dev.coodie.model;

/**
 * What the handles of coodie hand to one another, each seen by its own package alone. {@code
 * Coodie} and its handles make them; an application needs none, and one of its own is refused with
 * a {@link ClassCastException}.
 *
 * @param <D> what is read or written
 */
public interface Inside<D> {}

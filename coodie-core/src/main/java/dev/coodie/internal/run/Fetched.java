package dev.coodie.internal.run;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of values.
 *
 * @param items at most as many as the page size
 * @param next where the next page starts, null when no row follows
 */
public record Fetched<T>(List<T> items, @Nullable ByteBuffer next) {}

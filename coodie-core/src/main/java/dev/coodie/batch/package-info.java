/**
 * Writes that are sent together: {@link dev.coodie.batch.Batch} is the way in. Applications import
 * it; a new kind of batch begins here, and its rules are in {@code internal.batch}.
 */
@NullMarked
package dev.coodie.batch;

import org.jspecify.annotations.NullMarked;

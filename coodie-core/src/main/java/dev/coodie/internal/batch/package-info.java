/**
 * The rules and the sizes of batches. {@link dev.coodie.internal.batch.BatchRules} is the door; it
 * imports {@code internal.bulk} for how statements are grouped.
 */
@NullMarked
package dev.coodie.internal.batch;

import org.jspecify.annotations.NullMarked;

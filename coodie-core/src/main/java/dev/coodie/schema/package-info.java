/**
 * Plans and makes changes of a keyspace, under its lock: {@code coodie.schema()} is the way in, to
 * {@link dev.coodie.schema.Schema}. Applications import it; schemas as values are in {@link
 * dev.coodie.schema.definition}, and what compares them is in {@code internal.plan}.
 */
@NullMarked
package dev.coodie.schema;

import org.jspecify.annotations.NullMarked;

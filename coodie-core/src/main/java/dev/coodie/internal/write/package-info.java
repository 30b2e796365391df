/**
 * Writes documents: inserts, updates, deletes, and what conditional writes answer. {@link
 * dev.coodie.internal.write.DocumentWrites} is the door for whole documents and {@link
 * dev.coodie.internal.write.TargetState} for parts of rows; it imports {@code internal.table}.
 */
@NullMarked
package dev.coodie.internal.write;

import org.jspecify.annotations.NullMarked;

/**
 * What all handles of one document type share: the session, the model, the settings, the texts.
 * {@link dev.coodie.internal.table.Table} is the door, for what reads and for what writes.
 */
@NullMarked
package dev.coodie.internal.table;

import org.jspecify.annotations.NullMarked;

/**
 * Many items, some of them in flight at a time. {@link dev.coodie.internal.bulk.Job} is the door.
 */
@NullMarked
package dev.coodie.internal.bulk;

import org.jspecify.annotations.NullMarked;

/**
 * Many documents, some of them in flight at a time: {@code documents.bulk()} is the way in, to
 * {@link dev.coodie.bulk.Bulk}. Applications import it; the loop that runs them is in {@code
 * internal.bulk}.
 */
@NullMarked
package dev.coodie.bulk;

import org.jspecify.annotations.NullMarked;

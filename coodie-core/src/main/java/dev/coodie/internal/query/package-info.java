/**
 * Reads documents: what a query was told, the SELECT that says so, and what rows need before they
 * are documents. {@link dev.coodie.internal.query.QueryState} is the door; it imports {@code
 * internal.table}, and what writes does not import it.
 */
@NullMarked
package dev.coodie.internal.query;

import org.jspecify.annotations.NullMarked;

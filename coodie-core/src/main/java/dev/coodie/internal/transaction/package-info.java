/**
 * The text, the rules and the outcome of transactions. {@link
 * dev.coodie.internal.transaction.TransactionState} is the door; it imports {@code internal.query}
 * and {@code internal.write} for the statements inside.
 */
@NullMarked
package dev.coodie.internal.transaction;

import org.jspecify.annotations.NullMarked;

/**
 * Transactions over several rows, partitions and tables: {@link dev.coodie.transaction.Transaction}
 * is the way in, and {@code documents.inTransaction()} makes what it consists of. A preview, for
 * servers that are one as well; the rules are in {@code internal.transaction}.
 */
@NullMarked
@Preview
package dev.coodie.transaction;

import dev.coodie.annotation.Preview;
import org.jspecify.annotations.NullMarked;

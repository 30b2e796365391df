/** What a keyspace contains: tables, columns, indexes, types. Plain values. */
@NullMarked
package dev.coodie.schema;

import org.jspecify.annotations.NullMarked;

/**
 * What a keyspace contains: tables, columns, indexes, views, types, as plain values; a new option
 * of an index begins here. Everything may import it, and it imports annotations and errors alone.
 */
@NullMarked
package dev.coodie.schema.definition;

import org.jspecify.annotations.NullMarked;

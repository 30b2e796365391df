/**
 * Column types and their values: {@link dev.coodie.column.ValueType} encodes and decodes the binary
 * values of the CQL native protocol (versions 4 and 5), straight between bytes and Java values.
 * Everything above may import it; it imports annotations and errors alone.
 */
@NullMarked
package dev.coodie.column;

import org.jspecify.annotations.NullMarked;

/**
 * coodie over the Java driver for Apache Cassandra 4.x, or ScyllaDB's fork of it. The only code
 * that knows {@code com.datastax.oss.driver}.
 */
@NullMarked
package dev.coodie.javadriver;

import org.jspecify.annotations.NullMarked;

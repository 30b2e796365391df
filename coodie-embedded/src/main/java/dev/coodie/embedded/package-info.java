/**
 * A real Apache Cassandra in a child JVM, for tests and development. Start at {@link
 * dev.coodie.embedded.EmbeddedCassandra}.
 */
@NullMarked
package dev.coodie.embedded;

import org.jspecify.annotations.NullMarked;

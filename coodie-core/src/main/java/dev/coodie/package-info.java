/** Documents of Apache Cassandra and ScyllaDB: connect, read, write, and keep the schema. */
@NullMarked
package dev.coodie;

import org.jspecify.annotations.NullMarked;

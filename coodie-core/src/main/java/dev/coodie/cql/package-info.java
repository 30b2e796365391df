/**
 * CQL as text: {@link dev.coodie.cql.CqlNames} writes names into it, {@link
 * dev.coodie.cql.CqlSource} takes it apart. Knows nothing of documents and of drivers, and imports
 * nothing of coodie.
 */
@NullMarked
package dev.coodie.cql;

import org.jspecify.annotations.NullMarked;

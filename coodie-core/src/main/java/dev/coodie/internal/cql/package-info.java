/**
 * Turns shapes into CQL text, and collects what is bound to it. Pure functions; {@link
 * dev.coodie.internal.cql.Cql} is the door, and nothing else of {@code internal} is imported.
 */
@NullMarked
package dev.coodie.internal.cql;

import org.jspecify.annotations.NullMarked;

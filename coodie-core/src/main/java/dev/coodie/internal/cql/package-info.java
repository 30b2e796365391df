/** Turns shapes into CQL text. Pure functions; {@link dev.coodie.internal.cql.Cql} is the door. */
@NullMarked
package dev.coodie.internal.cql;

import org.jspecify.annotations.NullMarked;

/**
 * Compares wanted tables with live ones. {@link dev.coodie.internal.plan.SchemaDiff} is the door.
 */
@NullMarked
package dev.coodie.internal.plan;

import org.jspecify.annotations.NullMarked;

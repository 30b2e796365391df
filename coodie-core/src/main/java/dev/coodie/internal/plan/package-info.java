/**
 * Compares wanted tables with live ones. {@link dev.coodie.internal.plan.Planner} is the door for
 * documents, over {@link dev.coodie.internal.plan.SchemaDiff}, which compares definitions.
 */
@NullMarked
package dev.coodie.internal.plan;

import org.jspecify.annotations.NullMarked;

/**
 * How two schemas differ, change by change, as plain values, as text and as JSON. Applications
 * import it; it imports nothing of coodie.
 */
@NullMarked
package dev.coodie.schema.change;

import org.jspecify.annotations.NullMarked;

/**
 * Runs statements and reads their pages. {@link dev.coodie.internal.run.Runner} is the door; it
 * knows rows, but no document.
 */
@NullMarked
package dev.coodie.internal.run;

import org.jspecify.annotations.NullMarked;

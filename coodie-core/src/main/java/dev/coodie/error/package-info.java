/**
 * What coodie throws: everything is unchecked and extends {@link dev.coodie.error.CoodieException}.
 * Everything may import it, and it imports nothing of coodie.
 */
@NullMarked
package dev.coodie.error;

import org.jspecify.annotations.NullMarked;

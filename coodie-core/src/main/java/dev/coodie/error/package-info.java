/**
 * What coodie throws. Everything is unchecked and extends {@link dev.coodie.error.CoodieException}.
 */
@NullMarked
package dev.coodie.error;

import org.jspecify.annotations.NullMarked;

/**
 * Reads whole tables by ranges of tokens, several at once. {@link dev.coodie.internal.scan.ScanRun}
 * is the door.
 */
@NullMarked
package dev.coodie.internal.scan;

import org.jspecify.annotations.NullMarked;

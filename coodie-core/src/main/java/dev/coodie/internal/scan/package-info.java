/**
 * Reads whole tables by ranges of tokens, several at once. {@link
 * dev.coodie.internal.scan.ScanSource} says what is read, and {@link
 * dev.coodie.internal.scan.ScanRun} is the door; it imports {@code internal.query}.
 */
@NullMarked
package dev.coodie.internal.scan;

import org.jspecify.annotations.NullMarked;

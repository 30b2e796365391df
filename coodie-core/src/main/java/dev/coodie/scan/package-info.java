/**
 * Whole tables, read by ranges of tokens: {@code documents.scan()} is the way in, to {@link
 * dev.coodie.scan.Scan}. Applications import it; a new option begins here, and what reads the
 * ranges is in {@code internal.scan}.
 */
@NullMarked
package dev.coodie.scan;

import org.jspecify.annotations.NullMarked;

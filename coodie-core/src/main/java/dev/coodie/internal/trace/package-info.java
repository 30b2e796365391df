/** Has servers write traces, and reads them. */
@NullMarked
package dev.coodie.internal.trace;

import org.jspecify.annotations.NullMarked;

/** Tells listeners of operations; only on the way of statements if there is a listener. */
@NullMarked
package dev.coodie.internal.observe;

import org.jspecify.annotations.NullMarked;

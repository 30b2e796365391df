/** A local page on which people look at their tables, and change rows safely. */
@NullMarked
package dev.coodie.studio;

import org.jspecify.annotations.NullMarked;

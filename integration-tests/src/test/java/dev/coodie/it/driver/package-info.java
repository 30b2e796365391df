/** The Java driver behind the seam, against real nodes. */
@NullMarked
package dev.coodie.it.driver;

import org.jspecify.annotations.NullMarked;

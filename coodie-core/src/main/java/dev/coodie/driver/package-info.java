/**
 * The seam between coodie and whatever sends statements: a real driver, a fake, or one of your own.
 */
@NullMarked
package dev.coodie.driver;

import org.jspecify.annotations.NullMarked;

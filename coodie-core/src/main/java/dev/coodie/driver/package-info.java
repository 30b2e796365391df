/**
 * The seam between coodie and whatever sends statements: a real driver, a fake, or one of your own.
 * Those who implement it import this package, {@link dev.coodie.column} and {@link
 * dev.coodie.error}; it knows no document.
 */
@NullMarked
package dev.coodie.driver;

import org.jspecify.annotations.NullMarked;

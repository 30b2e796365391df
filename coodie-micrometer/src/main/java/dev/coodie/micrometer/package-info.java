/** The metrics of coodie as meters of Micrometer. */
@NullMarked
package dev.coodie.micrometer;

import org.jspecify.annotations.NullMarked;

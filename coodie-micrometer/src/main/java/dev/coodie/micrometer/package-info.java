/** The metrics of coodie as meters of Micrometer, and its operations as observations. */
@NullMarked
package dev.coodie.micrometer;

import org.jspecify.annotations.NullMarked;

/** Measures mapping and calls against the driver, its mapper and Spring Data. */
@NullMarked
package dev.coodie.benchmarks;

import org.jspecify.annotations.NullMarked;

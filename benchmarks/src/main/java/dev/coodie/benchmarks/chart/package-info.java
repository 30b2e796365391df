/** Draws results as SVG and shows them on a page. */
@NullMarked
package dev.coodie.benchmarks.chart;

import org.jspecify.annotations.NullMarked;

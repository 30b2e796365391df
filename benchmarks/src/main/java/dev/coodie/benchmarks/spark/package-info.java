/** Whole tables read by Spark. */
@NullMarked
package dev.coodie.benchmarks.spark;

import org.jspecify.annotations.NullMarked;

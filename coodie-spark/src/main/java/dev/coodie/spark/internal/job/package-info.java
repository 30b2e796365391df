/** Comparisons and exports of whole tables as jobs of Spark. Not API. */
@NullMarked
package dev.coodie.spark.internal.job;

import org.jspecify.annotations.NullMarked;

/** A table as Spark sees it. Not API. */
@NullMarked
package dev.coodie.spark.internal;

import org.jspecify.annotations.NullMarked;

/** Rows of Spark as rows of a table. Not API. */
@NullMarked
package dev.coodie.spark.internal.write;

import org.jspecify.annotations.NullMarked;

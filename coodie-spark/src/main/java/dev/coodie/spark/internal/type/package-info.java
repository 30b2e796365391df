/** Tables and types of CQL for those of Spark. Not API. */
@NullMarked
package dev.coodie.spark.internal.type;

import org.jspecify.annotations.NullMarked;

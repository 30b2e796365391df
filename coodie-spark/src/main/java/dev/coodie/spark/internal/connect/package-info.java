/** Options of a job, and the connections of a process. Not API. */
@NullMarked
package dev.coodie.spark.internal.connect;

import org.jspecify.annotations.NullMarked;

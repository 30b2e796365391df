/** Reading a table by parts. Not API. */
@NullMarked
package dev.coodie.spark.internal.read;

import org.jspecify.annotations.NullMarked;

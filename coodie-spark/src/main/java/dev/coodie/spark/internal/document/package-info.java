/** Documents of programs that have classes. Not API. */
@NullMarked
package dev.coodie.spark.internal.document;

import org.jspecify.annotations.NullMarked;

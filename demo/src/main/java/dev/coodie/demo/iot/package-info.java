/** Sensors write into time buckets. */
@NullMarked
package dev.coodie.demo.iot;

import org.jspecify.annotations.NullMarked;

/**
 * What coodie tells of its operations while they run, for metrics, traces and logs: set an {@link
 * OperationListener} with {@code CoodieConfig.listener(..)}. Never a bound value.
 */
@NullMarked
package dev.coodie.observe;

import org.jspecify.annotations.NullMarked;

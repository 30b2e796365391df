/** Six recipes that run against a real node, and the quickstart that shows them. */
@NullMarked
package dev.coodie.examples;

import org.jspecify.annotations.NullMarked;

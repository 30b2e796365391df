/** Applications that are modules, and what a native image is told of the jars. */
@NullMarked
package dev.coodie.it.modules;

import org.jspecify.annotations.NullMarked;

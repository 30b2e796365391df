@NullMarked
package dev.coodie.it.scan;

import org.jspecify.annotations.NullMarked;

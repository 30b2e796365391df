@NullMarked
package dev.coodie.javadriver;

import org.jspecify.annotations.NullMarked;

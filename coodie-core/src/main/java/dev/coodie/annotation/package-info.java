/**
 * What is written on a document; none of it is needed at run time. Everything may import it, and it
 * imports nothing of coodie.
 */
@NullMarked
package dev.coodie.annotation;

import org.jspecify.annotations.NullMarked;

/** What is written on a document. None of it is needed at run time. */
@NullMarked
package dev.coodie.annotation;

import org.jspecify.annotations.NullMarked;

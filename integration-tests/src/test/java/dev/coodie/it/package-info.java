/** Tests against a real node. */
@NullMarked
package dev.coodie.it;

import org.jspecify.annotations.NullMarked;

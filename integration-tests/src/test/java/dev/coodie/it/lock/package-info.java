/** Tests against a real node. */
@NullMarked
package dev.coodie.it.lock;

import org.jspecify.annotations.NullMarked;

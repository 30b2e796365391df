/** The code of the guide: what the pages in docs show, run on a real node. */
@NullMarked
package dev.coodie.examples.guide;

import org.jspecify.annotations.NullMarked;

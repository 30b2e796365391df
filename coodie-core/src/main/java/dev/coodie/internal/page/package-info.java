/**
 * The tokens that lead to a next page, sealed. {@link dev.coodie.internal.page.PageTokens} is the
 * door; it knows statements and bytes, but no document.
 */
@NullMarked
package dev.coodie.internal.page;

import org.jspecify.annotations.NullMarked;

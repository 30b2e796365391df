/**
 * Checks what callers give: arguments for null, and documents against their Jakarta Validation
 * annotations, where the class path has a provider. {@link dev.coodie.internal.check.Constraints}
 * is the door to the latter, and the only class that runs without the API; it imports errors alone.
 */
@NullMarked
package dev.coodie.internal.check;

import org.jspecify.annotations.NullMarked;

/** Many short JVMs that encode and decode while their code is being compiled. */
@NullMarked
package dev.coodie.benchmarks.stress;

import org.jspecify.annotations.NullMarked;

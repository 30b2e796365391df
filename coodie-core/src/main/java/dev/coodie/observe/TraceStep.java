package dev.coodie.observe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One step of a trace.
 *
 * @param elapsed when it was done, from when the node began with the statement; null if the node
 *     does not say it
 * @param node the address of the node that did it
 * @param thread of that node which did it, null if the node does not say it: steps of one node that
 *     follow each other in different threads were handed over between them
 * @param activity what was done, in the words of the server, which can name keys and tokens
 */
public record TraceStep(
    @Nullable Duration elapsed, String node, @Nullable String thread, String activity) {}

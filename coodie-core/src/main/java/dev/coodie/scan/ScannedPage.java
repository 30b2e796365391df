package dev.coodie.scan;

import dev.coodie.driver.TokenRange;
import java.time.Instant;
import java.util.List;

/**
 * A page of a scan.
 *
 * @param range the range of tokens it is of; pages of one range are handled one after another
 * @param items its rows or documents, in their order; can be empty
 * @param isLast whether the range has no page after it
 * @param askedAt when it was requested, by this machine's clock: what is written later can be
 *     missing in it
 */
public record ScannedPage<R>(TokenRange range, List<R> items, boolean isLast, Instant askedAt) {}

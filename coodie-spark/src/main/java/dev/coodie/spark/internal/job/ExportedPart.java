package dev.coodie.spark.internal.job;

import java.io.Serializable;
import java.util.List;

/** What came of a part: how many rows, the names of its files, and what they could not keep. */
record ExportedPart(int number, long rows, List<String> files, List<String> notKept)
    implements Serializable, DonePart {}

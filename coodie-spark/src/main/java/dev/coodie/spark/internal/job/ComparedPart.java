package dev.coodie.spark.internal.job;

import dev.coodie.transfer.ComparisonResult;
import java.io.Serializable;

/** What came of a part, and the name of the file of its lines; "" if it was repaired. */
record ComparedPart(int number, String file, ComparisonResult result)
    implements Serializable, DonePart {}

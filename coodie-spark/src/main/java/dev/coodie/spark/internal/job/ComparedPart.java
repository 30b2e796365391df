package dev.coodie.spark.internal.job;

import dev.coodie.transfer.ComparisonResult;
import java.io.Serializable;

/** What came of a part, which is a text, and the name of the file of its lines; "" without one. */
record ComparedPart(String part, String file, ComparisonResult result) implements Serializable {}

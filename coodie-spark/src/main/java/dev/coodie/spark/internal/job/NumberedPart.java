package dev.coodie.spark.internal.job;

import java.io.Serializable;

/** A part of a table, which is a text, and its place among all of a job. */
record NumberedPart(int number, String text) implements Serializable {}

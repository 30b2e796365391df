package dev.coodie.benchmarks;

/**
 * One table of the report.
 *
 * @param id for names of files
 * @param title what it shows
 * @param table the numbers
 * @param note how to read it; may be empty
 */
record Section(String id, String title, MarkdownTable table, String note) {}

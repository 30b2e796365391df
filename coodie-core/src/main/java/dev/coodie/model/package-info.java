/**
 * The facts about a document: its table, its columns, and how a row becomes an instance. Generated
 * code imports it, and a person could write the same by hand; it imports columns, definitions and
 * rows, and runs nothing.
 */
@NullMarked
package dev.coodie.model;

import org.jspecify.annotations.NullMarked;

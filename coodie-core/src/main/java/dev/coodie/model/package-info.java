/**
 * The facts about a document: its table, its columns, and how a row becomes an instance. Generated
 * code builds them; a person could write the same by hand.
 */
@NullMarked
package dev.coodie.model;

import org.jspecify.annotations.NullMarked;

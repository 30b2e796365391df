package dev.coodie.processor;

import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * The root of a hierarchy, or one of its inner levels.
 *
 * @param columns the properties it declares, in the order of the model
 * @param variants the concrete types below it
 * @param complete whether the table has no other variants
 */
record HierarchyShape(
    TypeElement type,
    Table table,
    List<Column> columns,
    List<TypeElement> variants,
    String discriminator,
    boolean indexed,
    boolean complete) {}

package dev.coodie.processor;

import java.util.List;
import javax.lang.model.element.TypeElement;

/** A record or class that shows some columns of a document. */
record ProjectionShape(
    TypeElement type, Creation creation, TypeElement document, List<Cell.Content> parts) {}

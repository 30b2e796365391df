package dev.coodie.processor;

import javax.lang.model.element.TypeElement;

/** A type around one value. */
record SingleShape(TypeElement type, Property property, Value value) {}

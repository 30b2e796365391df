package dev.coodie;

/** Names that are not plain. */
record Weird(String order, int camelCase, int hostile) {}

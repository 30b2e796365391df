package dev.coodie.it.scan;

import dev.coodie.annotation.Projection;

/** A tick without its text. */
@Projection(Tick.class)
record TickNumber(int series, int number) {}

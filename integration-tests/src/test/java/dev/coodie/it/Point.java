package dev.coodie.it;

import dev.coodie.annotation.Tuple;

@Tuple
record Point(double latitude, double longitude) {}

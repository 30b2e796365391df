package dev.coodie.examples.guide;

import java.math.BigDecimal;

/** A weight in kilograms. */
record Weight(BigDecimal kilos) {}

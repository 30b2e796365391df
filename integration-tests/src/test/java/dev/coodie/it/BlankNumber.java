package dev.coodie.it;

import dev.coodie.annotation.Projection;
import org.jspecify.annotations.Nullable;

@Projection(Blank.class)
record BlankNumber(String id, @Nullable Integer number) {}

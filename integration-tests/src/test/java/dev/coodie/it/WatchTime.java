package dev.coodie.it;

import dev.coodie.annotation.Projection;

@Projection(Watch.class)
record WatchTime(int minor, int major) {}

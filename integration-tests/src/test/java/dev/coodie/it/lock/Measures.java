package dev.coodie.it.lock;

import dev.coodie.annotation.UserType;

@UserType
record Measures(int width, int height) {}

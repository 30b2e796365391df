package dev.coodie.it;

import dev.coodie.annotation.UserType;

@UserType(name = "point")
record Spot(int x, int y) {}

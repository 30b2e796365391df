package dev.coodie.it;

import dev.coodie.annotation.Projection;

@Projection(User.class)
record UserAge(String name, int age) {}

package dev.coodie.demo;

import java.util.function.Consumer;

/** Takes the lines that tell how far the start is. */
@FunctionalInterface
interface Progress extends Consumer<String> {}

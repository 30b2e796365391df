package dev.coodie;

import org.jspecify.annotations.Nullable;

/** How often a page was seen on a day. */
record Hits(String page, int day, @Nullable Long views, @Nullable Long likes) {}

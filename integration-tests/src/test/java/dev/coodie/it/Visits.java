package dev.coodie.it;

import org.jspecify.annotations.Nullable;

/** How often a page was seen on a day. */
record Visits(String page, int day, @Nullable Long views, @Nullable Long likes) {}

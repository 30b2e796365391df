package dev.coodie.examples;

import dev.coodie.Coodie;

/** One thing to show. */
interface Recipe {
  /** What it shows. */
  String title();

  /** Does it, and tells what came back. */
  void run(Coodie coodie, Story story);
}

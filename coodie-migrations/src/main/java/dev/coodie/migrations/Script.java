package dev.coodie.migrations;

/** A migration as its source has it. */
interface Script {
  String version();

  String description();
}

package dev.coodie.it;

enum Color {
  RED,
  GREEN
}

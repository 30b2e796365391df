package dev.coodie.spring.boot;

import dev.coodie.Coodie;
import dev.coodie.Counters;
import dev.coodie.Documents;
import dev.coodie.Views;

/** Methods that make the beans of {@link HandleBeans}. */
final class Handles {
  private Handles() {}

  static <D> Documents<D> documents(Coodie coodie, Class<D> type) {
    return coodie.documents(type);
  }

  static <D> Counters<D> counters(Coodie coodie, Class<D> type) {
    return coodie.counters(type);
  }

  static <D> Views<D> views(Coodie coodie, Class<D> type) {
    return coodie.views(type);
  }
}

package dev.coodie;

import java.util.Map;

/** A document with a user-defined type inside another one. */
record Customer(int id, Map<String, Address> addresses) {
  record Address(String street, int number, Place place) {}

  record Place(String city) {}
}

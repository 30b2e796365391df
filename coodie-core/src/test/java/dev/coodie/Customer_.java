package dev.coodie;

import static java.util.Objects.requireNonNull;

import dev.coodie.column.MapColumn;
import dev.coodie.column.Mapping;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;
import java.util.List;

/** What the annotation processor would write. */
public final class Customer_ {
  private static final ValueType<Customer.Place> PLACE =
      ValueType.udt(
          Customer.Place.class,
          "place",
          List.of(new UdtField<>("city", ValueType.TEXT)),
          Mapping.of(
              cells -> new Customer.Place(requireNonNull(cells.get(0, ValueType.TEXT))),
              (place, out) -> out.set(0, ValueType.TEXT, place.city())));

  static final ValueType<Customer.Address> ADDRESS =
      ValueType.udt(
          Customer.Address.class,
          "address",
          List.of(
              new UdtField<>("street", ValueType.TEXT),
              new UdtField<>("number", ValueType.INT),
              new UdtField<>("place", PLACE)),
          Mapping.of(
              cells ->
                  new Customer.Address(
                      requireNonNull(cells.get(0, ValueType.TEXT)),
                      cells.getInt(1),
                      requireNonNull(cells.get(2, PLACE))),
              (address, out) -> {
                out.set(0, ValueType.TEXT, address.street());
                out.setInt(1, address.number());
                out.set(2, PLACE, address.place());
              }));

  static final PartitionColumn<Customer, Integer> id =
      PartitionColumn.of(Customer.class, "id", ValueType.INT);
  static final MapColumn<Customer, String, Customer.Address> addresses =
      MapColumn.of(Customer.class, "addresses", ValueType.TEXT, ADDRESS);

  public static final DocumentModel<Customer> MODEL =
      DocumentModel.builder(Customer.class, "customer")
          .partitionKey(id)
          .column(addresses)
          .build(
              cells -> new Customer(cells.getInt(0), cells.getOrEmpty(1, addresses.type())),
              (customer, out) -> {
                out.setInt(0, customer.id());
                out.set(1, addresses.type(), customer.addresses());
              });

  private Customer_() {}
}

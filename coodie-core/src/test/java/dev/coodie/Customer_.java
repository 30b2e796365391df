package dev.coodie;

import static java.util.Objects.requireNonNull;

import dev.coodie.column.CqlType;
import dev.coodie.column.MapColumn;
import dev.coodie.column.Mapping;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.UdtField;
import dev.coodie.model.DocumentModel;
import java.util.List;

/** What the annotation processor would write. */
public final class Customer_ {
  private static final CqlType<Customer.Place> PLACE =
      CqlType.udt(
          Customer.Place.class,
          "place",
          List.of(new UdtField<>("city", CqlType.TEXT)),
          Mapping.of(
              cells -> new Customer.Place(requireNonNull(cells.get(0, CqlType.TEXT))),
              (place, out) -> out.set(0, CqlType.TEXT, place.city())));

  static final CqlType<Customer.Address> ADDRESS =
      CqlType.udt(
          Customer.Address.class,
          "address",
          List.of(
              new UdtField<>("street", CqlType.TEXT),
              new UdtField<>("number", CqlType.INT),
              new UdtField<>("place", PLACE)),
          Mapping.of(
              cells ->
                  new Customer.Address(
                      requireNonNull(cells.get(0, CqlType.TEXT)),
                      cells.getInt(1),
                      requireNonNull(cells.get(2, PLACE))),
              (address, out) -> {
                out.set(0, CqlType.TEXT, address.street());
                out.setInt(1, address.number());
                out.set(2, PLACE, address.place());
              }));

  static final PartitionColumn<Customer, Integer> id =
      PartitionColumn.of(Customer.class, "id", CqlType.INT);
  static final MapColumn<Customer, String, Customer.Address> addresses =
      MapColumn.of(Customer.class, "addresses", CqlType.TEXT, ADDRESS);

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

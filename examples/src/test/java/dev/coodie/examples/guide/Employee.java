package dev.coodie.examples.guide;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.Ignored;
import dev.coodie.annotation.Name;
import dev.coodie.annotation.Naming;
import dev.coodie.annotation.PartitionKey;

// tag::employee[]
/** A document as a class, with inherited columns. */
@Document(table = "Employees", naming = Naming.AS_IS)
final class Employee extends Audited {
  @PartitionKey private String badge = "";

  @Name("full name")
  private String name = "";

  @Ignored private int cachedSize;

  public String getBadge() {
    return badge;
  }

  public void setBadge(String badge) {
    this.badge = badge;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }
}
// end::employee[]

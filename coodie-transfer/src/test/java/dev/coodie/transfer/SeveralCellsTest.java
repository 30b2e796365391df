package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.driver.CqlStatement;
import dev.coodie.test.EmbeddedCoodieExtension;
import dev.coodie.transfer.TransferTable.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A column has several cells exactly if the server tells several write times of it. */
class SeveralCellsTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE = EmbeddedCoodieExtension.withDocuments();

  private static final String LEXICAL = "'org.apache.cassandra.db.marshal.LexicalUUIDType'";

  @Test
  void columns_of_every_type_have_as_many_cells_as_the_server_says() {
    Coodie coodie = DATABASE.coodie();
    coodie.schema().run("CREATE TYPE " + DATABASE.keyspace() + ".place (street text, zip int)");
    coodie.schema().run("CREATE TYPE " + DATABASE.keyspace() + ".\"Odd<one\" (a int)");
    StringBuilder columns = new StringBuilder("id int PRIMARY KEY");
    int number = 0;
    for (String type :
        new String[] {
          "ascii",
          "bigint",
          "blob",
          "boolean",
          "date",
          "decimal",
          "double",
          "duration",
          "float",
          "inet",
          "int",
          "smallint",
          "text",
          "time",
          "timestamp",
          "timeuuid",
          "tinyint",
          "uuid",
          "varchar",
          "varint",
          LEXICAL,
          "list<int>",
          "list<" + LEXICAL + ">",
          "set<frozen<place>>",
          "map<text, frozen<list<int>>>",
          "frozen<list<int>>",
          "frozen<set<frozen<place>>>",
          "frozen<map<text, int>>",
          "place",
          "frozen<place>",
          "\"Odd<one\"",
          "frozen<\"Odd<one\">",
          "tuple<int, frozen<list<text>>>",
          "vector<float, 3>",
          "vector<frozen<list<int>>, 2>",
          "'org.apache.cassandra.db.marshal.ListType(org.apache.cassandra.db.marshal.Int32Type)'"
        }) {
      columns.append(", c").append(number++).append(' ').append(type);
    }
    coodie.schema().run("CREATE TABLE " + DATABASE.keyspace() + ".every (" + columns + ")");

    TransferTable table = TransferTable.read(coodie, DATABASE.keyspace(), "every");

    assertThat(table.columns()).hasSize(number + 1);
    for (Column column : table.columns().subList(1, table.columns().size())) {
      String select = "SELECT writetime(" + column.quoted() + ") FROM " + table;
      boolean several = coodie.execute(CqlStatement.of(select)).columns().type(0).isCollection();
      assertThat(column.hasSeveralCells()).as(column.text()).isEqualTo(several);
    }
  }
}

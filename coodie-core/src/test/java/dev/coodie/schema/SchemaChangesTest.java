package dev.coodie.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChange.Action;
import dev.coodie.schema.change.SchemaChange.Subject;
import dev.coodie.schema.change.SchemaChanges;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaChangesTest {
  private static SchemaChange change(
      Action action, Subject subject, String owner, String name, Safety safety, String advice) {
    boolean made = safety == Safety.SAFE || safety == Safety.DESTRUCTIVE;
    return new SchemaChange(
        action,
        subject,
        "ks",
        owner,
        name,
        safety,
        "The \"" + name + "\"\nof " + owner,
        made ? List.of(action + " " + name) : List.of(),
        made ? List.of("UNDO " + name) : List.of(),
        advice,
        "");
  }

  private static final SchemaChanges ALL =
      new SchemaChanges(
          List.of(
              change(Action.ALTER, Subject.COLUMN, "t", "a", Safety.IMPOSSIBLE, "Do this."),
              change(Action.CREATE, Subject.TABLE, "u", "u", Safety.SAFE, ""),
              change(Action.ALTER, Subject.OPTION, "t", "o", Safety.SAFE, ""),
              change(Action.DROP, Subject.COLUMN, "t", "b\\\t\u0001", Safety.DESTRUCTIVE, ""),
              change(Action.DROP, Subject.FIELD, "f", "f", Safety.NOTED, "It stays.")));

  @Test
  void people_read_a_line_for_each_change_under_its_table() {
    assertThat(ALL)
        .hasToString(
            """
            ks.t
              ! The "a" of t
                  Do this.
              ~ The "o" of t
              - The "b\\\t\u0001" of t
            ks.u
              + The "u" of u
            ks.f
              · The "f" of f
                  It stays.
            5 changes: 2 safe, 1 destructive, 1 impossible, 1 noted.\
            """);
    assertThat(new SchemaChanges(List.of())).hasToString("Nothing to do.");
  }

  @Test
  void programs_read_json() {
    assertThat(ALL.of(Safety.DESTRUCTIVE).json())
        .isEqualTo(
            """
            {
              "changes": [
                {
                  "action": "drop",
                  "subject": "column",
                  "keyspace": "ks",
                  "owner": "t",
                  "name": "b\\\\\\t\\u0001",
                  "safety": "destructive",
                  "description": "The \\"b\\\\\\t\\u0001\\"\\nof t",
                  "statements": ["DROP b\\\\\\t\\u0001"],
                  "undo": ["UNDO b\\\\\\t\\u0001"],
                  "advice": "",
                  "error": ""
                }
              ],
              "summary": {"safe": 0, "destructive": 1, "impossible": 0, "noted": 0}
            }
            """);
    assertThat(new SchemaChanges(List.of()).json()).startsWith("{\n  \"changes\": [],\n");
  }

  @Test
  void statements_are_in_order_and_taken_back_in_the_reverse_one() {
    assertThat(ALL.statements()).containsExactly("CREATE u", "ALTER o", "DROP b\\\t\u0001");
    assertThat(ALL.undo()).containsExactly("UNDO b\\\t\u0001", "UNDO o", "UNDO u");
    assertThat(ALL.of(Safety.SAFE).cql()).isEqualTo("CREATE u;\nALTER o;\n");
  }
}

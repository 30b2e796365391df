package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the schema lacks, as it was when the plan was made. {@link #statements} is the dry run. */
@CheckReturnValue
public final class SchemaPlan {
  private final AsyncSchema schema;
  private final List<String> statements;

  SchemaPlan(AsyncSchema schema, List<String> statements) {
    this.schema = schema;
    this.statements = List.copyOf(statements);
  }

  /** The statements that {@link #apply} runs, in order; none when nothing is missing. */
  public List<String> statements() {
    return statements;
  }

  /** Whether nothing is missing. */
  public boolean isEmpty() {
    return statements.isEmpty();
  }

  /**
   * Runs the statements one after another, each after all nodes agree on the one before.
   *
   * @throws dev.coodie.error.SchemaException if they do not agree within 30 s
   */
  public void apply() {
    schema.runner().await(() -> async().apply());
  }

  /** The same, run without waiting. */
  public Async async() {
    return new Async(this);
  }

  /** The statements, a line each. */
  @Override
  public String toString() {
    return statements.isEmpty() ? "Nothing to do." : String.join(";\n", statements) + ";";
  }

  /** A {@link SchemaPlan}, applied without waiting. */
  @CheckReturnValue
  public static final class Async {
    private final SchemaPlan plan;

    private Async(SchemaPlan plan) {
      this.plan = plan;
    }

    /** See {@link SchemaPlan#apply}. */
    public CompletionStage<@Nullable Void> apply() {
      return plan.schema.change(plan.statements);
    }
  }
}

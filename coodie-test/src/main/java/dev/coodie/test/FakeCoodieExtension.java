package dev.coodie.test;

import dev.coodie.Coodie;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test methods a {@link FakeDriver} of their own and a {@link Coodie} over it, as parameters.
 * The two belong together, and {@code @BeforeEach} methods get the same ones.
 *
 * <pre>{@code
 * @ExtendWith(FakeCoodieExtension.class)
 * class OrdersTest {
 *   @Test
 *   void an_order_is_saved(Coodie coodie, FakeDriver driver) { ... }
 * }
 * }</pre>
 */
public final class FakeCoodieExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(FakeCoodieExtension.class);

  private record Fake(FakeDriver driver, Coodie coodie) implements AutoCloseable {
    @Override
    public void close() {
      coodie.close();
    }
  }

  /** For JUnit. */
  public FakeCoodieExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == FakeDriver.class || type == Coodie.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Fake fake =
        context
            .getStore(NAMESPACE)
            .computeIfAbsent(context.getUniqueId(), id -> make(), Fake.class);
    return parameter.getParameter().getType() == FakeDriver.class ? fake.driver() : fake.coodie();
  }

  private static Fake make() {
    FakeDriver driver = new FakeDriver();
    return new Fake(driver, Coodie.of(driver));
  }
}

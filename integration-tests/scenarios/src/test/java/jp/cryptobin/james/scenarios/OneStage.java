package jp.cryptobin.james.scenarios;

import jp.cryptobin.james.scenarios.stage.Stage;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the test classes of a run the same running servers, which are started for the first and ended after the last.
 * Classes with the same gateway run one after the other. Tests keep apart by using people of their own; the settings of the
 * vault are set back after each.
 */
final class OneStage implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(OneStage.class);

    private record Running(Stage stage) implements ExtensionContext.Store.CloseableResource, AutoCloseable {
        @Override
        public void close() {
            stage.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stage(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stage(context).control().reset();
    }

    private static Stage stage(ExtensionContext context) {
        Gateway gateway = Gateway.of(context.getRequiredTestClass());
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(gateway, wanted -> new Running(wanted.start()), Running.class)
                .stage();
    }
}

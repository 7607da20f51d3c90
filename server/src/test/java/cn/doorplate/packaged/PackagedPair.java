package cn.doorplate.packaged;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Two processes of the packaged jar on one database and one Redis, that take any document. They are started for the first test
 * that wants them, serve all that do, and end with the run: register it as a static extension. Who kills one, or wants other
 * properties, starts their own.
 */
final class PackagedPair implements BeforeAllCallback {

    static final String DATABASE = "doorplate_pair";

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(PackagedPair.class);

    private @Nullable Running running;

    private record Running(PackagedServer one, PackagedServer two) implements AutoCloseable {

        static Running start() {
            Map<String, String> properties = PackagedServer.properties(DATABASE);
            properties.put("doorplate.graphql.documents.mode", "open");
            return new Running(PackagedServer.start(properties), PackagedServer.start(properties));
        }

        @Override
        public void close() {
            one.close();
            two.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running =
                context.getRoot().getStore(OURS).computeIfAbsent(Running.class, none -> Running.start(), Running.class);
    }

    PackagedServer one() {
        return Objects.requireNonNull(running).one();
    }

    PackagedServer two() {
        return Objects.requireNonNull(running).two();
    }
}

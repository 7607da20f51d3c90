package cn.doorplate.shared;

import java.io.Serial;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.reflection.factory.DefaultObjectFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of rows. Most of ours are seen in their package alone; MyBatis' own factory asks for their constructor at each row
 * and is refused at each, by an exception with its whole stack trace, before it makes the constructor accessible: that took more time
 * than any statement's text did.
 */
final class RowFactory extends DefaultObjectFactory {

    @Serial
    private static final long serialVersionUID = 1L;

    /** By record, as it has one constructor with all its components. */
    private final transient Map<Class<?>, Constructor<?>> constructors = new ConcurrentHashMap<>();

    @Override
    public <T> T create(
            Class<T> type, @Nullable List<Class<?>> constructorArgTypes, @Nullable List<Object> constructorArgs) {
        if (constructorArgTypes == null || constructorArgs == null || !type.isRecord()) {
            return super.create(type, constructorArgTypes, constructorArgs);
        }
        Constructor<?> constructor = constructors.computeIfAbsent(type, it -> accessible(it, constructorArgTypes));
        try {
            return type.cast(constructor.newInstance(constructorArgs.toArray()));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Which fails as this did, and says of what.
            return super.create(type, constructorArgTypes, constructorArgs);
        }
    }

    private static Constructor<?> accessible(Class<?> type, List<Class<?>> argumentTypes) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(argumentTypes.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}

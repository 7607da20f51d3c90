package cn.doorplate.messaging;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The audiences that this server knows, by name. They are asked for when they are needed: a module that has one begins
 * broadcasts too, so neither could be made before the other.
 */
@Component
class Audiences {

    private final Supplier<Stream<Audience>> known;

    @Autowired
    Audiences(ObjectProvider<Audience> known) {
        this.known = known::stream;
    }

    Audiences(Audience only) {
        this.known = () -> Stream.of(only);
    }

    Set<String> names() {
        return byName().keySet();
    }

    /** @throws IllegalArgumentException if there is none of that name */
    Audience named(String name) {
        Audience audience = byName().get(name);
        if (audience == null) {
            throw new IllegalArgumentException("no audience is called " + name);
        }
        return audience;
    }

    private Map<String, Audience> byName() {
        return known.get().collect(Collectors.toMap(Audience::name, Function.identity()));
    }
}

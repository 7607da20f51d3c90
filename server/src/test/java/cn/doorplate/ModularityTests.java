package cn.doorplate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import tools.jackson.databind.json.JsonMapper;

class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(DoorplateApplication.class);

    @Test
    void modulesRespectTheirBoundaries() {
        MODULES.verify();
    }

    /** Modulith migrates in this file's order, and without the file looks through all classes at every start, which takes seconds. */
    @Test
    void theFileOfModulesNamesAllOfThemEachAfterThoseThatItDependsOn() throws IOException {
        List<String> named = named();
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(MODULES.stream()
                        .map(module -> module.getIdentifier().toString())
                        .toList());
        for (String name : named) {
            assertThat(named.subList(0, named.indexOf(name))).as(name).containsAll(dependenciesOf(name));
        }
    }

    private static List<String> named() throws IOException {
        try (InputStream file =
                new ClassPathResource("META-INF/spring-modulith/application-modules.json").getInputStream()) {
            return new ArrayList<>(JsonMapper.shared().readTree(file).propertyNames());
        }
    }

    private static List<String> dependenciesOf(String name) {
        return MODULES.getModuleByName(name).orElseThrow().getDirectDependencies(MODULES).stream()
                .map(dependency -> dependency.getTargetModule())
                .map(ApplicationModule::getIdentifier)
                .map(Object::toString)
                .distinct()
                .toList();
    }
}

package cn.doorplate.checks.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.doorplate.checks.fixtures.Misnamed;
import cn.doorplate.checks.fixtures.Offences;
import cn.doorplate.checks.fixtures.PublicHelper;
import cn.doorplate.checks.fixtures.circle.left.Left;
import cn.doorplate.checks.fixtures.circle.right.Right;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot fail is no rule: each one meets an offender of its own, and names every offence of it. */
class ArchitectureRulesTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void findsEveryOffence(ArchRule rule, int offences, List<Class<?>> offenders) {
        var result = rule.evaluate(new ClassFileImporter().importClasses(offenders));
        assertThat(result.getFailureReport().getDetails()).hasSize(offences);
    }

    static Stream<Arguments> findsEveryOffence() {
        return Stream.of(
                offence(ArchitectureRules.NAMES, 7, Offences.Names.class.getDeclaredClasses()),
                offence(ArchitectureRules.IMPLEMENTATIONS, 1, Offences.Way.class, Offences.OneWay.class),
                offence(ArchitectureRules.MAPPERS, 1, Offences.PublicMapper.class),
                offence(ArchitectureRules.MARKED_MAPPERS, 1, nested("UnmarkedMapper")),
                offence(
                        ArchitectureRules.CONTROLLERS,
                        2,
                        Offences.PublicController.class,
                        Offences.PublicRestController.class),
                offence(ArchitectureRules.INJECTION, 2, Offences.Injected.class),
                offence(ArchitectureRules.CLOCK, 4, Offences.WallClock.class),
                offence(ArchitectureRules.ONE_CLOCK, 1, Offences.Injected.class),
                offence(ArchitectureRules.DATES, 2, Offences.OldDate.class),
                offence(ArchitectureRules.SLEEP, 2, Offences.Sleeper.class),
                offence(ArchitectureRules.SQL, 2, Offences.PublicMapper.class),
                offence(ArchitectureRules.PUBLIC_TYPES, 1, PublicHelper.class, Offences.class, Left.class),
                offence(ArchitectureRules.described("cn.doorplate.checks"), 1, PublicHelper.class),
                offence(ArchitectureRules.noCycles("cn.doorplate.checks.fixtures.circle"), 1, Left.class, Right.class),
                offence(ArchitectureRules.TEST_NAMES, 6, Misnamed.class, Misnamed.SwitchedOffTests.class),
                offence(ArchitectureRules.DISABLED, 3, Misnamed.class, Misnamed.SwitchedOffTests.class));
    }

    @Test
    void letsSeveralImplementationsPass() {
        var classes = new ClassFileImporter()
                .importClasses(Offences.Way.class, Offences.OneWay.class, Offences.OtherWay.class);
        assertThat(ArchitectureRules.IMPLEMENTATIONS.evaluate(classes).hasViolation())
                .isFalse();
    }

    @Test
    void asksModulesAndNoOtherPackagesToCallThemselvesModules() {
        var classes = new ClassFileImporter().importPackagesOf(ArchitectureRules.class);
        assertThat(ArchitectureRules.described("cn.doorplate.checks")
                        .evaluate(classes)
                        .hasViolation())
                .isTrue();
        assertThat(ArchitectureRules.described("cn").evaluate(classes).hasViolation())
                .isFalse();
    }

    @Test
    void offersOnlyInterfacesThatAreThere() {
        assertThat(HaveMoreThanOneImplementation.OFFERED.keySet())
                .allSatisfy(name -> assertThat(Class.forName(name)).isInterface());
    }

    @Test
    void findsMapperFilesThatPasteText(@TempDir Path folder) throws IOException {
        Path bad = Files.writeString(folder.resolve("Bad.xml"), "<mapper><select>SELECT ${column}</select></mapper>");
        Files.writeString(folder.resolve("Good.xml"), "<mapper><select>SELECT #{value}</select></mapper>");
        Files.writeString(folder.resolve("other.xml"), "<configuration>${home}</configuration>");
        assertThat(SourceFiles.pastingIntoSql(folder)).containsExactly(bad);
    }

    @Test
    void findsLombok(@TempDir Path folder) throws IOException {
        Path bad = Files.writeString(folder.resolve("Bad.java"), "package p;\n\nimport lombok.Data;\n");
        Files.writeString(folder.resolve("Good.java"), "package p;\n\n/** No import lombok.Data here. */\n");
        assertThat(SourceFiles.usingLombok(folder)).containsExactly(bad);
    }

    private static Arguments offence(ArchRule rule, int offences, Class<?>... offenders) {
        return arguments(rule, offences, Arrays.asList(offenders));
    }

    private static Class<?> nested(String name) {
        return Stream.of(Offences.class.getDeclaredClasses())
                .filter(type -> type.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

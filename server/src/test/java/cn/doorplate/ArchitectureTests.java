package cn.doorplate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.architecture.ArchitectureRules;
import cn.doorplate.checks.architecture.SourceFiles;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house keeps its rules. That each of them can fail is shown beside them, in {@code checks.architecture}. */
class ArchitectureTests {

    private static final String ROOT = ArchitectureTests.class.getPackageName();

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .withImportOption(location -> !location.contains("/checks/fixtures/"))
            .importPackages(ROOT);

    @ParameterizedTest
    @MethodSource
    void mainCodeKeepsTheRule(ArchRule rule) {
        rule.check(MAIN);
    }

    static List<ArchRule> mainCodeKeepsTheRule() {
        return ArchitectureRules.forMainCode(ROOT);
    }

    @ParameterizedTest
    @MethodSource
    void testsKeepTheRule(ArchRule rule) {
        rule.check(TESTS);
    }

    static List<ArchRule> testsKeepTheRule() {
        return ArchitectureRules.forTests();
    }

    @Test
    void mapperFilesBindTheirParameters() {
        assertThat(SourceFiles.pastingIntoSql(Path.of("src/main/resources"))).isEmpty();
    }

    @Test
    void sourcesSayWhatTheyMeanWithoutLombok() {
        assertThat(SourceFiles.usingLombok(Path.of("src"))).isEmpty();
    }
}

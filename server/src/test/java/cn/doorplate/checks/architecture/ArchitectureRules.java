package cn.doorplate.checks.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.ibatis.annotations.Mapper;
import org.junit.jupiter.api.Disabled;
import org.junit.platform.commons.annotation.Testable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** The rules of the house that bytecode shows. CONTRIBUTING.md tells their reasons to people. */
public final class ArchitectureRules {

    public static final ArchRule NAMES = noClasses()
            .should()
            .haveNameMatching(".*[a-z0-9](Impl|DTO|Dto|VO|DO|Manager|Utils)(\\$.*)?")
            .as("names are the domain's words: no Impl, DTO, VO, DO, Manager, Utils");

    public static final ArchRule IMPLEMENTATIONS = classes()
            .that()
            .areInterfaces()
            .should(new HaveMoreThanOneImplementation())
            .as("no interface has exactly one implementation");

    public static final ArchRule MAPPERS = classes()
            .that()
            .areAnnotatedWith(Mapper.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true)
            .as("mappers are package-private: another module asks the service");

    public static final ArchRule MARKED_MAPPERS = classes()
            .that()
            .areInterfaces()
            .and()
            .areAssignableTo("com.baomidou.mybatisplus.core.mapper.BaseMapper")
            .should()
            .beAnnotatedWith(Mapper.class)
            .allowEmptyShould(true)
            .as("every mapper says @Mapper: there is no global scan");

    public static final ArchRule CONTROLLERS = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .or()
            .areMetaAnnotatedWith(ControllerAdvice.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true)
            .as("controllers are package-private: nobody calls them but the framework");

    public static final ArchRule INJECTION = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .allowEmptyShould(true)
            .as("what a class needs stands in its constructor, not in injected fields");

    public static final ArchRule CLOCK = noClasses()
            .should()
            .accessTargetWhere(describe("it reads the wall clock", ArchitectureRules::readsTheWallClock))
            .as("the time is asked of an injected Clock (System.nanoTime is for durations)");

    public static final ArchRule ONE_CLOCK = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("cn.doorplate.shared.ClockConfiguration")
            .should()
            .accessTargetWhere(describe(
                    "it makes a clock",
                    access -> access.getTargetOwner().isEquivalentTo(Clock.class)
                            && access.getTarget().getName().startsWith("system")))
            .as("the one Clock is made in shared");

    public static final ArchRule DATES = noClasses()
            .should()
            .dependOnClassesThat(are(describe(
                    "java.util.Date or Calendar",
                    type -> type.isAssignableTo(Date.class) || type.isAssignableTo(Calendar.class))))
            .as("times are java.time's");

    public static final ArchRule SLEEP = noClasses()
            .should()
            .accessTargetWhere(describe("it sleeps", ArchitectureRules::sleeps))
            .as("nothing sleeps, tests neither: wait for the condition");

    public static final ArchRule SQL = methods()
            .should(new BindItsParameters())
            .allowEmptyShould(true)
            .as("SQL takes its parameters by #{}, never by ${}");

    public static final ArchRule PUBLIC_TYPES = classes()
            .that()
            .arePublic()
            .and(are(describe("top-level", JavaClass::isTopLevelClass)))
            // What a module keeps below its own package is not for others at all; Modulith sees to it.
            .and()
            .resideInAnyPackage("cn.doorplate", "cn.doorplate.*", "cn.doorplate.checks.fixtures..")
            .and()
            .resideOutsideOfPackage("cn.doorplate.shared")
            .should(new BeFitForOtherModules())
            .as("public is what another module may use: records, enums, events, annotations, exceptions, interfaces,"
                    + " services and constant helpers");

    public static final ArchRule TEST_NAMES = methods()
            .that()
            .areMetaAnnotatedWith(Testable.class)
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .should()
            .beDeclaredInClassesThat(
                    are(describe("named …Tests or …IT", type -> outermost(type).matches(".*(Tests|IT)"))))
            .as("a class with tests is named …Tests (surefire runs it) or …IT (failsafe runs it)");

    public static final ArchRule DISABLED = noMethods()
            .should()
            .beAnnotatedWith(Disabled.class)
            .orShould()
            .beAnnotatedWith(net.jqwik.api.Disabled.class)
            .orShould()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(Disabled.class)
            .orShould()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(net.jqwik.api.Disabled.class)
            .as("no test is switched off: it is mended or deleted");

    private ArchitectureRules() {}

    /** Those that hold for the code of the application, under any root package. */
    public static List<ArchRule> forMainCode(String root) {
        return List.of(
                NAMES,
                IMPLEMENTATIONS,
                MAPPERS,
                MARKED_MAPPERS,
                CONTROLLERS,
                INJECTION,
                CLOCK,
                ONE_CLOCK,
                DATES,
                SLEEP,
                SQL,
                PUBLIC_TYPES,
                described(root),
                noCycles(root));
    }

    public static List<ArchRule> forTests() {
        return List.of(NAMES, SLEEP, TEST_NAMES, DISABLED);
    }

    static ArchRule described(String root) {
        return classes()
                .should(new LieInDescribedPackages(root))
                .as("each package says what it is: package-info with @NullMarked, a module's with @ApplicationModule");
    }

    static ArchRule noCycles(String root) {
        return SlicesRuleDefinition.slices()
                .matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .as("modules do not go round in circles");
    }

    private static boolean readsTheWallClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        if (owner.isEquivalentTo(System.class)) {
            return name.equals("currentTimeMillis");
        }
        return owner.getPackageName().startsWith("java.time") && name.equals("now") && !takesAClock(access);
    }

    private static boolean takesAClock(JavaAccess<?> access) {
        return access.getTarget().getFullName().contains(Clock.class.getName());
    }

    private static boolean sleeps(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return access.getTarget().getName().equals("sleep")
                && (owner.isEquivalentTo(Thread.class) || owner.isEquivalentTo(TimeUnit.class));
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureRules::outermost).orElse(type.getSimpleName());
    }
}

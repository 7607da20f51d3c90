package cn.doorplate.checks.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Every package is {@code @NullMarked}; those right below the root are modules and say so. */
final class LieInDescribedPackages extends ArchCondition<JavaClass> {

    private final String root;

    LieInDescribedPackages(String root) {
        super("lie in described packages");
        this.root = root;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        JavaPackage home = type.getPackage();
        boolean module =
                home.getParent().filter(above -> above.getName().equals(root)).isPresent();
        if (!says(home, NullMarked.class) || (module && !says(home, ApplicationModule.class))) {
            events.add(SimpleConditionEvent.violated(
                    type,
                    type.getFullName() + " lies in " + home.getName() + ", whose package-info lacks @NullMarked"
                            + (module ? " or @ApplicationModule" : "")));
        }
    }

    private static boolean says(JavaPackage home, Class<? extends Annotation> annotation) {
        return home.tryGetPackageInfo().isPresent() && home.isAnnotatedWith(annotation);
    }
}

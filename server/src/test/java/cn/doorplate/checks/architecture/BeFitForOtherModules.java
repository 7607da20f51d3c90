package cn.doorplate.checks.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Service;

/** Of classes, only services and exceptions are for others, and holders of static functions such as {@code Ids}. */
final class BeFitForOtherModules extends ArchCondition<JavaClass> {

    BeFitForOtherModules() {
        super("be fit for other modules");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (!isData(type) && !isService(type) && !holdsFunctions(type)) {
            events.add(SimpleConditionEvent.violated(
                    type, type.getFullName() + " is public, but neither data nor a @Service: make it package-private"));
        }
    }

    private static boolean isData(JavaClass type) {
        return type.isRecord() || type.isEnum() || type.isInterface() || type.isAssignableTo(Throwable.class);
    }

    private static boolean isService(JavaClass type) {
        return type.isMetaAnnotatedWith(Service.class) || type.isMetaAnnotatedWith(SpringBootApplication.class);
    }

    private static boolean holdsFunctions(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.FINAL)
                && type.getConstructors().stream()
                        .allMatch(constructor -> constructor.getModifiers().contains(JavaModifier.PRIVATE))
                && type.getMethods().stream()
                        .allMatch(method -> method.getModifiers().contains(JavaModifier.STATIC));
    }
}

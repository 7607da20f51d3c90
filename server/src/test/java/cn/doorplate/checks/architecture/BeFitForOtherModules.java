package cn.doorplate.checks.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Service;

/** Of classes, only services and exceptions are for others, and final ones: values, tools, holders of functions. */
final class BeFitForOtherModules extends ArchCondition<JavaClass> {

    BeFitForOtherModules() {
        super("be fit for other modules");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (!isData(type) && !isService(type) && !isClosed(type)) {
            events.add(
                    SimpleConditionEvent.violated(
                            type,
                            type.getFullName()
                                    + " is public, but neither data nor a @Service nor final or sealed: make it package-private"));
        }
    }

    private static boolean isData(JavaClass type) {
        return type.isRecord() || type.isEnum() || type.isInterface() || type.isAssignableTo(Throwable.class);
    }

    private static boolean isService(JavaClass type) {
        return type.isMetaAnnotatedWith(Service.class) || type.isMetaAnnotatedWith(SpringBootApplication.class);
    }

    /** A value, a tool, or functions: nothing that another module could put its own in the place of. */
    private static boolean isClosed(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.FINAL)
                || type.reflect().isSealed();
    }
}

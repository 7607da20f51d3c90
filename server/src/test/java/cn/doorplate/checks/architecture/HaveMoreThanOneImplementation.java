package cn.doorplate.checks.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;

/**
 * An interface with one implementation is a second name for it. Free are: annotations, {@link FunctionalInterface}s, mappers
 * (the framework implements them, so none is seen), and those that {@link #OFFERED} lists.
 */
final class HaveMoreThanOneImplementation extends ArchCondition<JavaClass> {

    /** Interfaces that other modules are meant to implement, each with its reason. */
    static final Map<String, String> OFFERED = Map.of(
            "cn.doorplate.place.PlateSection",
            "a module with more to say on the plate's page brings a section of its own",
            "cn.doorplate.shared.NodeSource",
            "a module with objects of its own finds them by their ids",
            "cn.doorplate.privacy.PersonalData",
            "a module that keeps anything about persons puts it into their copy and removes it when they leave",
            "cn.doorplate.privacy.Retained",
            "a module that keeps something for a while removes it when the retention schedule says so",
            "cn.doorplate.media.MediaAudience",
            "a module that files belong to says who may see them",
            "cn.doorplate.messaging.Audience",
            "a module that broadcasts says to whom",
            "cn.doorplate.duty.DutyPosts",
            "a module with posts of its own says where they lie and what they are called");

    HaveMoreThanOneImplementation() {
        super("have none or several implementations");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (type.isAnnotation()
                || type.isAnnotatedWith(FunctionalInterface.class)
                || OFFERED.containsKey(type.getFullName())) {
            return;
        }
        List<String> implementations = type.getAllSubclasses().stream()
                .filter(other -> !other.isInterface())
                .map(JavaClass::getFullName)
                .toList();
        if (implementations.size() == 1) {
            events.add(SimpleConditionEvent.violated(
                    type,
                    type.getFullName() + " has one implementation, " + implementations.get(0)
                            + ": use that class, or list the interface in OFFERED with the reason"));
        }
    }
}

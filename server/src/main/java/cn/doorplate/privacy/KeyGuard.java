package cn.doorplate.privacy;

import cn.doorplate.shared.Misconfigured;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Refuses a server whose keys are not those of its database, before it serves anybody. */
@Component
@ConditionalOnWebApplication
class KeyGuard implements SmartInitializingSingleton {

    private final KeyMarks marks;

    KeyGuard(KeyMarks marks) {
        this.marks = marks;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> problems = marks.problems();
        if (!problems.isEmpty()) {
            throw new Misconfigured(problems);
        }
        marks.note();
    }
}

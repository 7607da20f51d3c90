package cn.doorplate.checks.architecture;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** {@code ${}} pastes text into SQL; {@code #{}} binds it. */
final class BindItsParameters extends ArchCondition<JavaMethod> {

    private static final List<Class<? extends Annotation>> STATEMENTS =
            List.of(Select.class, Update.class, Insert.class, Delete.class);

    BindItsParameters() {
        super("bind its parameters");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        for (Class<? extends Annotation> statement : STATEMENTS) {
            method.tryGetAnnotationOfType(statement.getName())
                    .map(annotation -> String.join(
                            " ", (String[]) annotation.getProperties().get("value")))
                    .filter(sql -> sql.contains("${"))
                    .ifPresent(sql -> events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " pastes text into SQL: " + sql)));
        }
    }
}

package cn.doorplate.api;

import cn.doorplate.shared.Reserve;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the server answers out of its {@link cn.doorplate.shared.Reserve}, where a document asks for nothing else, and alone at
 * {@link #PATH} ({@code doorplate.graphql.reserved.*}).
 *
 * @param fields at the top of a document: what is asked and done of one alarm, and what is told of them as it happens
 * @param looks those of them by which it is only looked at
 */
@ConfigurationProperties("doorplate.graphql.reserved")
record ReservedFields(
        @DefaultValue({
            "alarmRaise",
            "alarmAdd",
            "alarmCallOff",
            "alarm",
            "alarmAnswer",
            "alarmEnd",
            "alarmToAnswer",
            "alarmChanged",
            "alarmsToAnswer"
        })
        Set<String> fields,

        @DefaultValue({"alarm", "alarmToAnswer", "alarmChanged", "alarmsToAnswer"})
        Set<String> looks) {

    /** Where they are answered beside the path of everything. */
    static final String PATH = "/alarm/graphql";

    boolean has(@Nullable TrustedDocument document) {
        return document != null && fields.containsAll(document.roots());
    }

    /** Out of which one that is answered so is answered. */
    Reserve of(TrustedDocument document) {
        return looks.containsAll(document.roots()) ? Reserve.FOLLOWING : Reserve.ALARMS;
    }
}

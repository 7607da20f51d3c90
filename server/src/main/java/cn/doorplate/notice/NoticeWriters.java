package cn.doorplate.notice;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.privacy.AccessLog;
import cn.doorplate.privacy.Masks;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who wrote and who reviewed: colleagues, masked, and each reading logged. */
@Component
class NoticeWriters {

    private final PersonFiles files;
    private final AccessLog log;

    NoticeWriters(PersonFiles files, AccessLog log) {
        this.files = files;
        this.log = log;
    }

    /** Masked, as in 王*英; without those who have given no name. */
    Map<Long, String> names(Viewer viewer, Collection<Long> persons) {
        List<Long> distinct = persons.stream().distinct().toList();
        log.record(distinct.stream()
                .filter(person -> person != viewer.personId())
                .map(person -> new AccessLog.Entry(viewer.personId(), person, "notice.author", false, ""))
                .toList());
        Map<Long, PersonFile> found = files.of(distinct);
        Map<Long, String> names = new HashMap<>();
        found.forEach((person, file) -> {
            String name = file.name();
            if (name != null) {
                names.put(person, Masks.name(name));
            }
        });
        return names;
    }
}

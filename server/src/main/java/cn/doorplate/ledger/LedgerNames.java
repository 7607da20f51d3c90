package cn.doorplate.ledger;

import cn.doorplate.casework.LedgerLine;
import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.privacy.AccessLog;
import cn.doorplate.shared.Parts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Names and phones of those whom a ledger names; in the log before they are read. */
@Component
class LedgerNames {

    /** Of whom something was exported with their name. */
    private static final String WHAT = "case.export";

    private static final int AT_ONCE = 500;

    private final PersonFiles files;
    private final AccessLog log;

    LedgerNames(PersonFiles files, AccessLog log) {
        this.files = files;
        this.log = log;
    }

    /** @throws cn.doorplate.shared.Unavailable if it cannot be logged now: then nothing may be written */
    Map<Long, PersonFile> of(Viewer viewer, String reason, List<LedgerLine> lines) {
        List<Long> persons = lines.stream()
                .flatMap(line -> Stream.of(line.raisedBy(), line.raisedFor(), line.filedBy()))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        Map<Long, PersonFile> known = new HashMap<>();
        for (List<Long> some : Parts.of(persons, AT_ONCE)) {
            log.record(some.stream()
                    .map(person -> new AccessLog.Entry(viewer.personId(), person, WHAT, true, reason))
                    .toList());
            known.putAll(files.of(some));
        }
        return known;
    }
}

package cn.doorplate.event;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.Claim;
import cn.doorplate.capacity.ClaimState;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.WorkbookFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a roster into a workbook, part by part: all who have a place, or one kept for them. */
@Component
class RosterWriting {

    private static final String WHAT = "event.export";
    private static final int PART = 500;

    private final Capacity capacity;
    private final EventRoster roster;
    private final SignUpAnswers answers;
    private final TransactionTemplate transaction;

    RosterWriting(Capacity capacity, EventRoster roster, SignUpAnswers answers, TransactionTemplate transaction) {
        this.capacity = capacity;
        this.roster = roster;
        this.answers = answers;
        this.transaction = transaction;
    }

    /** Some of them, and what they answered. */
    private record Part(List<EventRosterLine> lines, Map<Long, List<EventAnswer>> answers) {}

    /** @throws BadInput if it would be too large for any office's machine */
    byte[] write(Viewer viewer, Event event, String purpose) {
        WorkbookFile file = new WorkbookFile();
        try {
            write(new RosterLines.Reading(viewer, WHAT, purpose), event, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (file.isTooLarge()) {
            throw new BadInput("名单太大，一个文件装不下。请在报名名单里分页查看。");
        }
        return file.toByteArray();
    }

    private void write(RosterLines.Reading reading, Event event, OutputStream out) throws IOException {
        try (RosterWorkbook book = new RosterWorkbook(out, event, reading.reason())) {
            long after = 0;
            List<Claim> claims;
            do {
                claims = capacity.page(event.number(), Set.of(ClaimState.HELD, ClaimState.OFFERED), after, PART);
                if (!claims.isEmpty()) {
                    Part part = read(reading, event, claims);
                    book.add(part.lines(), part.answers());
                    after = claims.get(claims.size() - 1).seq();
                }
            } while (claims.size() == PART);
        }
    }

    /** Read in the transaction that logs it: either both have happened or neither. */
    private Part read(RosterLines.Reading reading, Event event, List<Claim> claims) {
        return transaction.execute(status -> {
            List<EventRosterLine> lines = roster.of(reading, event, claims);
            return new Part(
                    lines,
                    answers.open(lines.stream().map(EventRosterLine::row).toList(), Map.of(event.number(), event)));
        });
    }
}

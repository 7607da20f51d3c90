package cn.doorplate.messaging;

import cn.doorplate.messaging.CreditMapper.CreditRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What WeChat may bring people yet. A one-time consent is spent in the transaction that decides that a message goes out, and
 * given back in the one that notes that it did not.
 */
@Component
class Credits {

    private final CreditMapper rows;

    Credits(CreditMapper rows) {
        this.rows = rows;
    }

    /** Those of some persons, locked until the caller's transaction is over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Purse open(Collection<Long> persons) {
        Map<Key, CreditRow> found = new HashMap<>();
        if (!persons.isEmpty()) {
            rows.lock(new TreeSet<>(persons)).forEach(row -> found.put(new Key(row.personId(), row.template()), row));
        }
        return new Purse(found);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(long personId, String template) {
        rows.giveBack(personId, template);
    }

    private record Key(long personId, String template) {}

    /**
     * A consent to go by.
     *
     * @param spent whether one was used up for it, to be given back if it is not needed; a standing one is not
     */
    record Taken(WeChatTemplate template, boolean spent) {}

    /** The credits of some persons, under their locks. */
    final class Purse {

        private final Map<Key, CreditRow> found;

        private Purse(Map<Key, CreditRow> found) {
            this.found = found;
        }

        boolean allows(long personId, List<WeChatTemplate> templates) {
            return templates.stream().anyMatch(template -> allows(personId, template));
        }

        /** Takes the first of them that there is consent for. */
        Optional<Taken> take(long personId, List<WeChatTemplate> templates) {
            return templates.stream()
                    .filter(template -> allows(personId, template))
                    .findFirst()
                    .map(template -> new Taken(template, !template.standing() && spend(personId, template)));
        }

        private boolean allows(long personId, WeChatTemplate template) {
            CreditRow row = found.get(new Key(personId, template.id()));
            return row != null && (template.standing() ? row.standing() : row.remaining() > 0);
        }

        private boolean spend(long personId, WeChatTemplate template) {
            found.computeIfPresent(
                    new Key(personId, template.id()),
                    (key, row) -> new CreditRow(personId, row.template(), row.remaining() - 1, row.standing()));
            return rows.spend(personId, template.id()) == 1;
        }
    }
}

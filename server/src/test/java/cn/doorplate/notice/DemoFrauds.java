package cn.doorplate.notice;

import cn.doorplate.search.TextIndex;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.WholePage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Enters the demo's catalogue of frauds, findable as whoever enters one makes it. */
@Component
@Profile("demo")
public class DemoFrauds {

    private final FraudMapper rows;
    private final TextIndex index;

    DemoFrauds(FraudMapper rows, TextIndex index) {
        this.rows = rows;
        this.index = index;
    }

    /** For one region; called once, in the transaction that puts everything there. */
    public void enter(long region) {
        List<FraudContent> all = all();
        for (int i = 0; i < all.size(); i++) {
            FraudRow row = all.get(i).checked().toRow(Ids.next(), region, 0);
            rows.insert(row);
            index.add(FraudCatalogue.KIND, row.id(), row.text());
        }
    }

    /** In the order of the file, with room between. */
    static List<FraudContent> all() {
        List<FraudContent> all = new ArrayList<>();
        for (String entry : WholePage.read("demo/frauds.md").split("(?m)^# ", -1)) {
            if (!entry.isBlank()) {
                all.add(content(entry, 10 * (all.size() + 1)));
            }
        }
        return all;
    }

    private static FraudContent content(String entry, int position) {
        List<String> parts = Arrays.asList(entry.split("(?m)^## .*\\n", -1));
        String[] head = parts.get(0).split("\\n", -1);
        return new FraudContent(head[0], parts.get(1).strip(), parts.get(2).strip(), head[1], position);
    }
}

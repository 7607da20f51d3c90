package cn.doorplate.casework;

import cn.doorplate.DoorplateApplication;
import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseDoer;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.identity.Role;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Jobs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;

/** Files many urgent cases, with a whole history, into the database of packaged servers that have made it; runs nothing by itself. */
public final class CaseBacklog implements AutoCloseable {

    /** The compound has so long to accept what is urgent. */
    public static final Duration ACCEPTED_IN = Duration.ofMinutes(15);

    private static final String URGENT = "manhole";
    private static final int TOGETHER = 100;

    private final ConfigurableApplicationContext context;
    private final CaseWriting writing;
    private final TransactionTemplate transactions;

    /** @param properties of the servers, so that the chain has the same key */
    public CaseBacklog(Map<String, String> properties) {
        context = new SpringApplicationBuilder(DoorplateApplication.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run(properties.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
        context.getBean("caseRounds", Jobs.class).stop();
        writing = context.getBean(CaseWriting.class);
        transactions = context.getBean(TransactionTemplate.class);
    }

    /** As the database has it. */
    public Instant now() {
        return writing.now();
    }

    /** So many that the property companies of so many communities have to accept by then. */
    public void due(int cases, int communities, long firstCommunity, Instant due) {
        for (int made = 0; made < cases; made += TOGETHER) {
            int from = made;
            transactions.executeWithoutResult(status -> {
                for (int i = from; i < Math.min(cases, from + TOGETHER); i++) {
                    file(firstCommunity + i % communities, due.minus(ACCEPTED_IN));
                }
            });
        }
    }

    private void file(long community, Instant filed) {
        CaseCategory category = context.getBean(CaseCategories.class).the(new RegionCode(community), URGENT);
        long compound = community;
        CaseRow first = new CaseRow(
                Ids.next(),
                CaseNumber.random().value(),
                category.kind(),
                new PlaceRef(PlaceKind.COMPOUND, compound),
                null,
                compound,
                null,
                community,
                null,
                null,
                1L,
                null,
                null,
                null,
                false,
                null,
                filed,
                CaseFacts.NONE,
                0,
                CaseChain.nothing(),
                filed,
                0);
        CaseDesk desk = new CaseDesk(Role.PROPERTY_STAFF, new PlaceRef(PlaceKind.COMPOUND, compound));
        CaseActor raiser = new CaseActor(new CaseDoer(1, EnumSet.of(CaseHat.RAISER)), 1, null);
        writing.file(first, new CaseAct.File(desk, category.asSet(), CaseTextState.FIT, null), raiser, null);
    }

    /** What {@code cases verify} says. */
    public String verified() {
        StringWriter out = new StringWriter();
        new CommandLine(context.getBean(VerifyCases.class))
                .setOut(new PrintWriter(out, true))
                .execute();
        return out.toString();
    }

    @Override
    public void close() {
        context.close();
    }
}
